package org.mendlake.lake;

import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.mendlake.schema.Table;
import scala.Option;

/**
 * Keeps a table in order beside those who read it and those who append to it: writes small files
 * together, writes checkpoints of its log, and removes what no version needs that must stay
 * readable. Rows never change, and no change feed sees anything of it.
 *
 * <p>A table can be read from some version on: its log begins there, and no file of that version or
 * a later one is removed. Maintenance moves that version forward, never beyond one that is needed.
 */
public final class Maintenance {
  private static final long COMMITS_BETWEEN_CHECKPOINTS = 10;

  private final Lake lake;
  private final MaintenanceSettings settings;
  private final MaintenanceListener listener;
  private final SparkSession session;

  /** Maintenance of tables of a lake. */
  public Maintenance(Lake lake, MaintenanceSettings settings, MaintenanceListener listener) {
    this.lake = lake;
    this.settings = settings;
    this.listener = listener;
    this.session = lake.spark().newSession(); // with settings that are not for the jobs
    // Vacuum lists a folder in as many tasks: of 10,000 unless told.
    session
        .conf()
        .set(
            "spark.sql.sources.parallelPartitionDiscovery.parallelism",
            lake.spark().sparkContext().defaultParallelism());
    session.conf().set("spark.databricks.delta.optimize.minFileSize", settings.fileBytes() / 2);
    session.conf().set("spark.databricks.delta.optimize.maxFileSize", settings.fileBytes());
  }

  /**
   * Does what the table needs.
   *
   * @param needed oldest version that must stay readable, with all that changed after it; a version
   *     that is not there yet when nobody needs an older one than the latest
   */
  public MaintenanceReport run(Table table, long needed) {
    String path = lake.path(table.layer().folder(), table.name());
    DeltaLog log = DeltaLog.forTable(session, path);
    Snapshot before = latest(log);
    Optional<Row> compacted =
        hasManySmallFiles(before) ? Optional.of(compact(table, path)) : Optional.empty();
    TableHistory history = new TableHistory(session, log, Instant.now(), settings.retention());
    checkpoint(table, log, history.isLong() ? 1 : COMMITS_BETWEEN_CHECKPOINTS);
    TableHistory.Cut cut =
        history.cut(
            Math.min(needed, latest(log).version()),
            phase -> listener.reached(phase, table.qualifiedName()));
    return new MaintenanceReport(
        table.qualifiedName(),
        compacted.map(metrics -> metrics.<Long>getAs("numFilesRemoved")).orElse(0L),
        compacted.map(metrics -> metrics.<Long>getAs("numFilesAdded")).orElse(0L),
        cut.firstVersion(),
        cut.versions(),
        cut.heldBack());
  }

  private boolean hasManySmallFiles(Snapshot latest) {
    return latest.numOfFiles() >= settings.smallFiles()
        && latest.allFiles().toDF().where("size < " + settings.fileBytes() / 2).count()
            >= settings.smallFiles();
  }

  private Row compact(Table table, String path) {
    listener.reached(MaintenanceListener.Phase.COMPACTION_BEGINS, table.qualifiedName());
    Row done =
        io.delta.tables.DeltaTable.forPath(session, path).optimize().executeCompaction().first();
    listener.reached(MaintenanceListener.Phase.COMPACTED, table.qualifiedName());
    return done.getStruct(done.fieldIndex("metrics"));
  }

  private void checkpoint(Table table, DeltaLog log, long afterCommits) {
    Snapshot now = latest(log);
    if (now.version() - now.checkpointProvider().version() >= afterCommits) {
      log.checkpoint(now, Option.empty());
      listener.reached(MaintenanceListener.Phase.CHECKPOINT_WRITTEN, table.qualifiedName());
    }
  }

  private static Snapshot latest(DeltaLog log) {
    return log.update(false, Option.empty(), Option.empty());
  }
}
