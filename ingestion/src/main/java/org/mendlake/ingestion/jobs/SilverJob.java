package org.mendlake.ingestion.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.mendlake.lake.AppendOnce;
import org.mendlake.lake.AppendOnce.Attempt;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;

/**
 * {@code bronze.record} to silver and quarantine: every distinct valid event into the table of its
 * entity, every record that fails alone into the quarantine, each exactly once.
 *
 * <p>What a batch does depends on its records and on the versions of the silver tables that were
 * pinned before its first commit, so a batch that was cut short does the same when it is tried
 * again: it never takes its own rows for duplicates.
 */
final class SilverJob {
  static final String NAME = "silver";
  private static final String CONTRACTS = "contracts";
  private static final String BYTES_PER_BATCH = "128m";

  private final Lake lake;
  private final EventCatalog catalog;
  private final Checkpoint checkpoint;
  private final Phases phases;
  private final Tally tally = new Tally();
  private final SmallBatches small;

  SilverJob(Lake lake, EventCatalog catalog, String checkpoints, int fewRecords, Phases phases) {
    this.lake = lake;
    this.catalog = catalog;
    this.phases = phases;
    this.small = SmallBatches.of(lake, fewRecords);
    this.checkpoint =
        new Checkpoint(lake.spark().sparkContext().hadoopConfiguration(), checkpoints, NAME);
  }

  Tally tally() {
    return tally;
  }

  /** Starts the query. */
  StreamingQuery start(Trigger trigger) throws TimeoutException {
    checkpoint.requireWhole();
    ensureTables();
    return lake.spark()
        .readStream()
        .format("delta")
        .option("maxBytesPerTrigger", BYTES_PER_BATCH)
        .load(lake.path(Layer.BRONZE.folder(), BronzeJob.RECORD.name()))
        .writeStream()
        .queryName(NAME)
        .option("checkpointLocation", checkpoint.location())
        .trigger(trigger)
        .foreachBatch(this::write)
        .start();
  }

  private void write(Dataset<Row> records, Long number) {
    Lake here = new Lake(records.sparkSession(), lake.root());
    Optional<Map<String, String>> before = checkpoint.pinned(number);
    Map<String, String> versions = before.orElseGet(() -> catalog.silverVersions(here));
    if (before.isEmpty()) {
      checkpoint.pin(number, versions);
    }
    phases.reached("pinned");
    SilverBatch batch =
        new SilverBatch(
            here,
            catalog,
            versions,
            table ->
                new AppendOnce(
                    here,
                    NAME + "/" + table.qualifiedName() + "/" + checkpoint.generation(),
                    number,
                    before.isPresent() ? Attempt.REPLAY : Attempt.FIRST),
            small,
            tally,
            phases);
    batch.write(records, SilverBatch.Refused.TO_QUARANTINE);
  }

  /** The oldest version of each table that the next batch may read, by name. */
  Map<String, Long> needed() {
    var hadoop = lake.spark().sparkContext().hadoopConfiguration();
    Map<String, Long> oldest = new TreeMap<>();
    oldest.put(
        BronzeJob.RECORD.name(),
        SilverProgress.bronzeVersion(hadoop, checkpoint.location()).orElse(0));
    long next = SilverProgress.lastBatch(hadoop, checkpoint.location()).orElse(-1) + 1;
    checkpoint
        .pinned(next)
        .ifPresent(
            pinned ->
                pinned.forEach((table, version) -> oldest.put(table, Long.parseLong(version))));
    return oldest;
  }

  /** Whether what stands in quarantine may have been refused under other contracts than these. */
  boolean isUnderOtherContracts() {
    return !checkpoint.noted(CONTRACTS).equals(Optional.of(fingerprint()));
  }

  private Map<String, String> fingerprint() {
    return Map.of("fingerprint", catalog.fingerprint());
  }

  private void ensureTables() {
    TableStore store = new TableStore(lake);
    store.ensure(BronzeJob.RECORD);
    catalog.silver(store).forEach(store::ensure);
  }

  /** Notes that every quarantined record was looked at under these contracts. */
  void noteContracts() {
    checkpoint.note(CONTRACTS, fingerprint());
  }
}
