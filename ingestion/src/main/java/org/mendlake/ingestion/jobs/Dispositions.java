package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What became of records: accepted if their coordinates are in silver, quarantined if in quarantine
 * and not readmitted, duplicate if in neither but silver has their content hash with equal {@code
 * known_at}, else lost.
 */
record Dispositions(Lake lake, EventCatalog catalog) {
  private static final Seq<String> COORDINATES =
      CollectionConverters.asScala(List.of("topic", "topic_id", "partition", "offset")).toSeq();
  private static final Seq<String> CONTENT =
      CollectionConverters.asScala(List.of("content_hash", "known_at")).toSeq();

  /**
   * Records of one partition by disposition.
   *
   * @param partition key of {@link Reconcile#key}
   */
  record Count(
      String partition,
      long records,
      long accepted,
      long duplicates,
      long quarantined,
      long lost,
      long doubled) {}

  List<Count> of(Dataset<Row> records) {
    Dataset<Row> found =
        silver()
            .union(quarantine())
            .groupBy("topic", "topic_id", "partition", "offset")
            .agg(sum("accepted").as("accepted"), sum("quarantined").as("quarantined"));
    Dataset<Row> neither = records.join(found, COORDINATES, "left_anti");
    Dataset<Row> duplicates =
        ParsedRecords.of(neither, catalog)
            .where(col("content_hash").isNotNull())
            .join(contents(), CONTENT, "left_semi")
            .select("topic", "topic_id", "partition", "offset")
            .distinct()
            .withColumn("duplicate", lit(1L));
    Column accepted = coalesce(col("accepted"), lit(0L));
    Column quarantined = coalesce(col("quarantined"), lit(0L));
    Column duplicate = coalesce(col("duplicate"), lit(0L));
    Column all = accepted.plus(quarantined).plus(duplicate);
    return records
        .select("topic", "topic_id", "partition", "offset")
        .join(found, COORDINATES, "left_outer")
        .join(duplicates, COORDINATES, "left_outer")
        .groupBy("topic", "topic_id", "partition")
        .agg(
            count(lit(1)),
            sum(accepted),
            sum(duplicate),
            sum(quarantined),
            sum(when(all.equalTo(0), 1L).otherwise(0L)),
            sum(when(all.gt(1), 1L).otherwise(0L)))
        .collectAsList()
        .stream()
        .map(
            row ->
                new Count(
                    Reconcile.key(row.getString(0), row.getString(1), row.getInt(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8)))
        .toList();
  }

  private Dataset<Row> silver() {
    return catalog.entities().stream()
        .map(
            table ->
                coordinates(table)
                    .withColumn("accepted", lit(1L))
                    .withColumn("quarantined", lit(0L)))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Dataset<Row> quarantine() {
    return coordinates(catalog.quarantine())
        .join(coordinates(catalog.readmission()), COORDINATES, "left_anti")
        .withColumn("accepted", lit(0L))
        .withColumn("quarantined", lit(1L));
  }

  private Dataset<Row> coordinates(Table table) {
    return read(table).select("topic", "topic_id", "partition", "offset");
  }

  private Dataset<Row> contents() {
    return catalog.entities().stream()
        .map(table -> read(table).select("content_hash", "known_at"))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Dataset<Row> read(Table table) {
    return new TableStore(lake).readIfThere(table);
  }
}
