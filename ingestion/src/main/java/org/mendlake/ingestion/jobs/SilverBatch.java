package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.ingestion.parse.EventIdentities;
import org.mendlake.ingestion.parse.SilverRows;
import org.mendlake.lake.AppendOnce;
import org.mendlake.lake.AppendOnce.Outcome;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Table;

/**
 * One batch of records on its way into silver. It is parsed twice, which is cheaper than to keep
 * it: first for what identifies the events, then, without those that silver has, into files of
 * every table at once.
 *
 * @param versions pinned version of each silver table that was there, by name
 * @param appends the transaction of a table
 */
record SilverBatch(
    Lake lake,
    EventCatalog catalog,
    Map<String, String> versions,
    Function<Table, AppendOnce> appends,
    Tally tally,
    Phases phases) {

  /** What becomes of records that are no events. */
  enum Refused {
    TO_QUARANTINE,
    /** They stay where they are. */
    LEFT_ALONE
  }

  void write(Dataset<Row> records, Refused refused) {
    Dataset<Row> identities =
        records
            .withColumn("identity", EventIdentities.of(catalog.contracts(), catalog.topics()))
            .select(
                col("topic"), col("topic_id"), col("partition"), col("offset"), col("identity.*"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      BatchSummary summary = BatchSummary.of(identities, catalog.topics());
      Duplicates search = new Duplicates(lake, catalog, versions);
      SkippedRecords duplicates = search.among(identities, summary.events());
      boolean isQuarantining = refused == Refused.TO_QUARANTINE && !summary.refused().isEmpty();
      List<Table> targets = new ArrayList<>();
      summary.events().forEach(span -> targets.add(catalog.of(span.entity())));
      targets.sort(Comparator.comparing(Table::name));
      SkippedRecords skipped = duplicates;
      if (isQuarantining) {
        targets.add(catalog.quarantine());
        skipped = duplicates.and(search.standing(identities));
      }
      phases.reached("searched");
      Map<String, List<WrittenFile>> files = write(records, targets, skipped);
      phases.reached("written");
      targets.forEach(table -> commit(table, files.getOrDefault(table.name(), List.of())));
      tally.duplicates(duplicates.size());
      if (isQuarantining) {
        summary.refused().forEach(tally::quarantined);
      }
    } finally {
      identities.unpersist(false);
    }
  }

  /** Files of each table, by its name. */
  private Map<String, List<WrittenFile>> write(
      Dataset<Row> records, List<Table> targets, SkippedRecords skipped) {
    TableStore store = new TableStore(lake);
    Map<String, TableFiles> files = new HashMap<>();
    for (Table table : targets) {
      store.ensure(table);
      files.put(table.name(), TableFiles.of(lake, table));
    }
    SilverRows rows =
        new SilverRows(
            catalog.contracts(),
            catalog.tables(),
            catalog.topics(),
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    Dataset<Row> chosen =
        records
            .select(SilverRows.RECORD.stream().map(functions::col).toArray(Column[]::new))
            .coalesce(lake.spark().sparkContext().defaultParallelism());
    Map<String, List<WrittenFile>> written = new HashMap<>();
    InternalPartitions.run(chosen, new SilverPass(rows, files, skipped))
        .forEach(
            output ->
                written
                    .computeIfAbsent(output.table(), table -> new ArrayList<>())
                    .add(output.file()));
    return written;
  }

  private void commit(Table table, List<WrittenFile> files) {
    if (files.isEmpty()) {
      return;
    }
    Outcome outcome = appends.apply(table).commit(table, files);
    if (!table.equals(catalog.quarantine())) {
      tally.accepted(catalog.entity(table), files.stream().mapToLong(WrittenFile::rows).sum());
    }
    phases.reached(
        (outcome == Outcome.COMMITTED ? "committed " : "found ") + table.qualifiedName());
  }
}
