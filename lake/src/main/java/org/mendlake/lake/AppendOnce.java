package org.mendlake.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.functions;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Appends of one attempt at one batch, each committed at most once however often the batch is
 * tried.
 *
 * <p>Delta keeps the last batch of each application in the table's log and skips, silently, a write
 * whose batch is not above it. So a skip is foreseen here: it is right only when the batch was
 * begun before, and anything else fails the run rather than lose rows.
 *
 * @param application names the writer and its checkpoint: batches of another checkpoint count anew
 * @param batch number of the batch, growing
 * @param attempt whether the batch may have been committed in part already
 */
public record AppendOnce(Lake lake, String application, long batch, Attempt attempt) {

  /** Whether an earlier attempt may have committed some tables of the batch. */
  public enum Attempt {
    FIRST,
    REPLAY
  }

  /** What became of an append. */
  public enum Outcome {
    COMMITTED,
    /** An earlier attempt at this batch had committed it. */
    COMMITTED_BEFORE
  }

  /**
   * Appends rows, in one commit.
   *
   * @throws IllegalStateException if the table says that this batch, or a later one, was committed
   *     though nobody began it
   */
  public Outcome append(Table table, Dataset<Row> rows) {
    long last = lastBatch(table);
    if (last == batch && attempt == Attempt.REPLAY) {
      return Outcome.COMMITTED_BEFORE;
    }
    if (last >= batch) {
      throw skipped(table, last);
    }
    rows.select(
            table.columns().stream()
                .map(Column::name)
                .map(name -> functions.col("`" + name + "`"))
                .toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .format("delta")
        .mode("append")
        .option("txnAppId", application)
        .option("txnVersion", batch)
        .save(lake.path(table.layer().folder(), table.name()));
    long now = lastBatch(table);
    if (now != batch) {
      throw skipped(table, now);
    }
    return Outcome.COMMITTED;
  }

  /**
   * Adds files that were written into the folder of the table, in one commit.
   *
   * @throws IllegalStateException as {@link #append} does
   */
  public Outcome commit(Table table, List<WrittenFile> files) {
    OptimisticTransaction transaction = log(table).startTransaction(Option.empty(), Option.empty());
    transaction.readTxn().append(application); // another writer of this batch is a conflict
    long last = lastBatch(transaction.snapshot());
    if (last == batch && attempt == Attempt.REPLAY) {
      return Outcome.COMMITTED_BEFORE;
    }
    if (last >= batch) {
      throw skipped(table, last);
    }
    List<Action> actions = new ArrayList<>();
    actions.add(new SetTransaction(application, batch, Option.apply(System.currentTimeMillis())));
    files.forEach(file -> actions.add(file.added()));
    transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation());
    return Outcome.COMMITTED;
  }

  /** What the table's history says of a commit of files that were written here. */
  static DeltaOperations.Operation operation() {
    return new DeltaOperations.Write(
        SaveMode.Append,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private IllegalStateException skipped(Table table, long last) {
    return new IllegalStateException(
        "Cannot append batch "
            + batch
            + " of "
            + application
            + " to "
            + table.qualifiedName()
            + ": its log is at batch "
            + last
            + " already, which this checkpoint did not write; move the checkpoint away and run again");
  }

  private long lastBatch(Table table) {
    return lastBatch(log(table).update(false, Option.empty(), Option.empty()));
  }

  /** The table's checksum file tells it; only without one do jobs have to read the whole log. */
  private long lastBatch(Snapshot snapshot) {
    Option<Seq<SetTransaction>> told =
        snapshot.checksumOpt().flatMap(VersionChecksum::setTransactions);
    if (told.isEmpty()) {
      Option<Object> last = snapshot.transactions().get(application);
      return last.isEmpty() ? -1 : (Long) last.get();
    }
    return CollectionConverters.asJava(told.get()).stream()
        .filter(transaction -> transaction.appId().equals(application))
        .mapToLong(SetTransaction::version)
        .max()
        .orElse(-1);
  }

  private DeltaLog log(Table table) {
    return DeltaLog.forTable(lake.spark(), lake.path(table.layer().folder(), table.name()));
  }
}
