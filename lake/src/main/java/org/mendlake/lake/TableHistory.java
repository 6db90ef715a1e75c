package org.mendlake.lake;

import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.CheckpointInstance;
import org.apache.spark.sql.delta.DeltaHistoryManager;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Action$;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Protocol;
import org.apache.spark.sql.delta.catalog.DeltaTableV2$;
import org.apache.spark.sql.delta.commands.VacuumCommand$;
import org.apache.spark.sql.delta.util.FileNames$;
import org.apache.spark.util.ManualClock;
import org.mendlake.lake.MaintenanceListener.Phase;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The versions of a table that can be read: the log from a checkpoint on, and its files. */
final class TableHistory {
  private static final Duration MARGIN = Duration.ofDays(1);
  private static final int VERSION_DIGITS = 20;

  private final SparkSession session;
  private final DeltaLog log;
  private final Instant now;
  private final Duration retention;

  /**
   * The history of a table.
   *
   * @param retention how long a version stays readable after the next one, whoever reads it
   */
  TableHistory(SparkSession session, DeltaLog log, Instant now, Duration retention) {
    this.session = session;
    this.log = log;
    this.now = now;
    this.retention = retention;
  }

  /**
   * What was cut off.
   *
   * @param firstVersion oldest version that can be read
   * @param versions number of versions that cannot be read any more
   * @param heldBack why old versions stay
   */
  record Cut(long firstVersion, long versions, Optional<String> heldBack) {}

  /** Oldest version that can be read. */
  static long firstVersion(DeltaLog log) {
    return log.history().getEarliestRecreatableCommit();
  }

  /**
   * Refuses a version whose commit was cut short, as a disk leaves one that lost power: Delta would
   * pass over what cannot be read.
   */
  static void requireWhole(DeltaLog log, long version) {
    Path commit = FileNames$.MODULE$.unsafeDeltaFile(log.logPath(), version);
    var lines = CollectionConverters.asJava(log.store().read(commit, log.newDeltaHadoopConf()));
    try {
      if (lines.isEmpty()) {
        throw new IllegalStateException("it is empty");
      }
      lines.forEach(Action$.MODULE$::fromJson);
    } catch (Exception cutShort) { // Scala does not declare what it throws
      throw new IllegalStateException(
          "Cannot read "
              + log.dataPath()
              + ": its last commit "
              + commit.toUri().getPath()
              + " was cut short. Move that file away, for a table of bronze or silver the checkpoint"
              + " of its job too, and run again: what it held is taken in or built anew",
          cutShort);
    }
  }

  /** Whether rows or columns changed after one version up to another, as the log tells. */
  static boolean hasChanged(DeltaLog log, long after, long upTo) {
    scala.collection.Iterator<Tuple2<Object, Seq<Action>>> commits =
        log.getChanges(after + 1, upTo, Option.empty(), true);
    while (commits.hasNext()) {
      if (CollectionConverters.asJava(commits.next()._2()).stream()
          .anyMatch(TableHistory::isChange)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChange(Action action) {
    return action instanceof FileAction file
        ? file.dataChange()
        : action instanceof Metadata || action instanceof Protocol;
  }

  /** Whether the log reaches back for so long that a part of it should go. */
  boolean isLong() {
    long first = firstVersion(log);
    return first < latest().version() && !at(first).isAfter(now.minus(retention.multipliedBy(2)));
  }

  /**
   * Cuts off the versions before a checkpoint. First the log, then the files: who finds a version
   * in the log can read it.
   *
   * @param needed version that must stay readable, with all that changed after it
   */
  Cut cut(long needed, Consumer<Phase> reached) {
    long first = firstVersion(log);
    if (!isLong()) {
      return new Cut(first, 0, Optional.empty());
    }
    OptionalLong next = checkpointUpTo(needed, now.minus(retention));
    OptionalLong removable =
        next.isPresent() && next.getAsLong() > first
            ? removableBefore(next.getAsLong())
            : OptionalLong.empty();
    if (removable.isEmpty()) {
      return new Cut(first, 0, unconsumed(needed));
    }
    cutLog(next.getAsLong());
    reached.accept(Phase.LOG_CUT);
    removeFiles(removable.getAsLong());
    reached.accept(Phase.FILES_REMOVED);
    return new Cut(next.getAsLong(), next.getAsLong() - first, Optional.empty());
  }

  /** Tells of a version that is needed though its time is long over. */
  private Optional<String> unconsumed(long needed) {
    if (needed == latest().version()
        || at(needed + 1).isAfter(now.minus(retention.multipliedBy(2)))) {
      return Optional.empty();
    }
    return Optional.of(
        "old versions stay, as a job has not consumed version "
            + (needed + 1)
            + " of "
            + at(needed + 1)
            + "; let it run");
  }

  private OptionalLong checkpointUpTo(long needed, Instant before) {
    long bound = needed + 1;
    while (true) {
      Option<CheckpointInstance> found = log.findLastCompleteCheckpointBefore(bound);
      if (found.isEmpty()) {
        return OptionalLong.empty();
      }
      bound = found.get().version();
      if (!at(bound).isAfter(before)) {
        return OptionalLong.of(bound);
      }
    }
  }

  /** When a version was committed, as its writer says: times of files may be those of a copy. */
  private Instant at(long version) {
    Option<CommitInfo> told =
        DeltaHistoryManager.getCommitInfoOpt(
            log.store(),
            FileNames$.MODULE$.unsafeDeltaFile(log.logPath(), version),
            log.newDeltaHadoopConf());
    if (told.isEmpty()) {
      throw new IllegalStateException(
          "Cannot tell when version " + version + " of " + log.dataPath() + " was committed");
    }
    return told.get().timestamp().toInstant();
  }

  /**
   * Time before which removed files are of no version from this one on; empty when that cannot be
   * told, because the log has forgotten some files that it removed.
   */
  private OptionalLong removableBefore(long version) {
    Snapshot latest = latest();
    long expired = now.minus(retention).toEpochMilli();
    if (version == latest.version()) {
      return OptionalLong.of(expired);
    }
    if (at(version + 1).minus(MARGIN).toEpochMilli() < latest.minFileRetentionTimestamp()) {
      return OptionalLong.empty();
    }
    // A removal is dated at its beginning, which may lie before the version that it came after.
    Row earliest =
        latest
            .tombstones()
            .toDF()
            .join(
                log.getSnapshotAt(version, Option.empty(), Option.empty(), false)
                    .allFiles()
                    .toDF()
                    .select("path"),
                "path")
            .agg(min("deletionTimestamp"))
            .first();
    // Files of a change feed are known by nothing but their date.
    long safe = Math.min(expired, at(version).toEpochMilli());
    return OptionalLong.of(earliest.isNullAt(0) ? safe : Math.min(safe, earliest.getLong(0)));
  }

  /** Oldest first, so that a cut that is interrupted leaves no hole. */
  private void cutLog(long before) {
    try {
      FileSystem files = log.logPath().getFileSystem(log.newDeltaHadoopConf());
      List<Path> old =
          Arrays.stream(files.listStatus(log.logPath()))
              .map(FileStatus::getPath)
              .filter(file -> isOfVersionBefore(file.getName(), before))
              .sorted()
              .toList();
      for (Path file : old) {
        files.delete(file, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot cut the log " + log.logPath(), e);
    }
    latest();
  }

  private static boolean isOfVersionBefore(String file, long version) {
    return file.matches("[0-9]{" + VERSION_DIGITS + "}\\..+")
        && Long.parseLong(file.substring(0, VERSION_DIGITS)) < version;
  }

  private void removeFiles(long before) {
    session.conf().set("spark.databricks.delta.vacuum.retentionWindowIgnore.enabled", "false");
    session.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    // It would commit to the table what it did: a version more for who follows the changes.
    session.conf().set("spark.databricks.delta.vacuum.logging.enabled", "false");
    VacuumCommand$.MODULE$.gc(
        session,
        DeltaTableV2$.MODULE$.apply(session, log.dataPath(), Map$.MODULE$.empty(), "VACUUM"),
        false,
        Option.apply(0.0),
        Option.empty(),
        Option.empty(),
        Map$.MODULE$.empty(),
        new ManualClock(before));
  }

  private Snapshot latest() {
    return log.update(false, Option.empty(), Option.empty());
  }
}
