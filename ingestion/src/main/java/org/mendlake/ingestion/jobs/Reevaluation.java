package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.lake.AppendOnce;
import org.mendlake.lake.AppendOnce.Attempt;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Quarantined records, looked at again: those that the contracts accept by now go into silver, and
 * {@code silver.readmission} says so. The quarantine itself stays as it is.
 *
 * <p>What is left to do is read from the tables: an event that an attempt cut short has added is
 * found there like any duplicate, and its record is readmitted by the next attempt. No silver batch
 * may be half done meanwhile.
 */
record Reevaluation(Lake lake, EventCatalog catalog, Phases phases) {
  private static final Seq<String> COORDINATES =
      CollectionConverters.asScala(List.of("topic", "topic_id", "partition", "offset")).toSeq();

  /**
   * Looks at the records of a version of the quarantine.
   *
   * @return records readmitted, by the rule that they had broken
   */
  Map<String, Long> run(long version) {
    TableStore store = new TableStore(lake);
    Dataset<Row> refused =
        store
            .read(catalog.quarantine(), version)
            .join(
                store.readIfThere(catalog.readmission()).select(coordinates()),
                COORDINATES,
                "left_anti")
            .persist();
    try {
      if (refused.isEmpty()) {
        return Map.of();
      }
      phases.reached("reevaluating");
      String application = "reevaluation/" + UUID.randomUUID();
      new SilverBatch(
              lake,
              catalog,
              catalog.silverVersions(lake),
              table -> appendOnce(application, table),
              SmallBatches.of(lake, SmallBatches.USUAL),
              new Tally(),
              phases)
          .write(refused, SilverBatch.Refused.LEFT_ALONE);
      return readmit(refused, application, store);
    } finally {
      refused.unpersist(false);
    }
  }

  private Map<String, Long> readmit(Dataset<Row> refused, String application, TableStore store) {
    Dataset<Row> valid =
        ParsedRecords.of(refused, catalog)
            .where(col("content_hash").isNotNull())
            .select(coordinates());
    // An attempt under yet other contracts may have accepted more before it was cut short.
    Dataset<Row> accepted =
        catalog.entities().stream()
            .map(table -> store.readIfThere(table).select(coordinates()))
            .reduce(Dataset::union)
            .orElseThrow();
    Dataset<Row> readmitted =
        refused
            .join(valid.union(accepted), COORDINATES, "left_semi")
            .withColumn("contracts", lit(catalog.fingerprint()))
            .withColumn("ingested_at", current_timestamp())
            .persist();
    try {
      Map<String, Long> byRule = new TreeMap<>();
      readmitted
          .groupBy("rule")
          .count()
          .collectAsList()
          .forEach(row -> byRule.put(row.getString(0), row.getLong(1)));
      if (!byRule.isEmpty()) {
        Table table = catalog.readmission();
        store.ensure(table);
        appendOnce(application, table).append(table, readmitted);
        phases.reached("committed " + table.qualifiedName());
      }
      return byRule;
    } finally {
      readmitted.unpersist(false);
    }
  }

  private AppendOnce appendOnce(String application, Table table) {
    return new AppendOnce(lake, application + "/" + table.qualifiedName(), 0, Attempt.FIRST);
  }

  private static org.apache.spark.sql.Column[] coordinates() {
    return new org.apache.spark.sql.Column[] {
      col("topic"), col("topic_id"), col("partition"), col("offset")
    };
  }
}
