package org.mendlake.ingestion.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.ingestion.parse.SilverRows;
import org.mendlake.lake.AppendOnce;
import org.mendlake.lake.AppendOnce.Outcome;
import org.mendlake.lake.Lake;
import org.mendlake.lake.Micros;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Table;

/**
 * One batch of records on its way into silver.
 *
 * @param versions pinned version of each silver table that was there, by name
 * @param appends the transaction of a table
 * @param small what is kept between small batches
 */
record SilverBatch(
    Lake lake,
    EventCatalog catalog,
    Map<String, String> versions,
    Function<Table, AppendOnce> appends,
    SmallBatches small,
    Tally tally,
    Phases phases) {

  /** What becomes of records that are no events. */
  enum Refused {
    TO_QUARANTINE,
    /** They stay where they are. */
    LEFT_ALONE
  }

  void write(Dataset<Row> records, Refused refused) {
    try (BatchRecords batch = batch(records)) {
      BatchSummary summary = batch.summary();
      SkippedRecords duplicates = batch.duplicates(summary.events());
      boolean isQuarantining = refused == Refused.TO_QUARANTINE && !summary.refused().isEmpty();
      List<Table> targets = new ArrayList<>();
      summary.events().forEach(span -> targets.add(catalog.of(span.entity())));
      targets.sort(Comparator.comparing(Table::name));
      SkippedRecords skipped = duplicates;
      if (isQuarantining) {
        targets.add(catalog.quarantine());
        skipped = duplicates.and(batch.standing());
      }
      phases.reached("searched");
      Map<String, List<WrittenFile>> files = batch.write(files(targets), skipped);
      phases.reached("written");
      targets.forEach(table -> commit(table, files.getOrDefault(table.name(), List.of())));
      tally.duplicates(duplicates.size());
      if (isQuarantining) {
        summary.refused().forEach(tally::quarantined);
      }
    }
  }

  private BatchRecords batch(Dataset<Row> records) {
    SilverRows rows =
        new SilverRows(
            catalog.contracts(), catalog.tables(), catalog.topics(), Micros.of(Instant.now()));
    return small
        .few(records)
        .flatMap(few -> RecordsAtHand.of(few, rows, catalog, versions, small.stored()))
        .<BatchRecords>map(batch -> batch)
        .orElseGet(
            () ->
                new RecordsInSpark(
                    records, catalog, rows, new Duplicates(lake, catalog, versions)));
  }

  /** Where the rows of tables go; a table is made for its first rows. */
  private Map<String, TableFiles> files(List<Table> targets) {
    TableStore store = new TableStore(lake);
    Map<String, TableFiles> files = new HashMap<>();
    for (Table table : targets) {
      store.ensure(table);
      files.put(table.name(), small.files(lake, table));
    }
    return files;
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
