package org.mendlake.lake;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.mendlake.schema.Table;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes the smallest files of a table together, in this process. A stream adds a file to each
 * table every second or two, and a build opens them all: without this, more of its time goes into
 * opening files than into their rows, long before {@link Maintenance} comes round. Rows and change
 * feed stay as they are, and the files themselves stay until maintenance removes them.
 */
public final class SmallFiles {
  private static final long SMALL_BYTES = 256L << 10;
  private static final long MOST_BYTES = 8L << 20;

  private final TableStore store;
  private final int enough;

  /**
   * Small files of a lake.
   *
   * @param enough how many small files of a table are written together
   */
  public SmallFiles(TableStore store, int enough) {
    this.store = store;
    this.enough = enough;
  }

  /**
   * Writes the small files of a table together, if there are enough of them and nobody else does.
   *
   * @return how many files became one
   */
  public int writeTogether(Table table) {
    DeltaLog log = store.lake().log(table.layer().folder(), table.name());
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    List<AddFile> small =
        FileListing.of(log, transaction.snapshot()).map(SmallFiles::small).orElse(List.of());
    return small.size() < enough ? 0 : write(table, transaction, small);
  }

  /** Small files, as many as fit in memory; those with deleted rows are left to maintenance. */
  private static List<AddFile> small(List<AddFile> files) {
    List<AddFile> small = new ArrayList<>();
    long bytes = 0;
    for (AddFile file : files) {
      boolean isSmall = file.size() < SMALL_BYTES && file.deletionVector() == null;
      if (isSmall && bytes + file.size() <= MOST_BYTES) {
        small.add(file);
        bytes += file.size();
      }
    }
    return small;
  }

  private int write(Table table, OptimisticTransaction transaction, List<AddFile> small) {
    WrittenFile together =
        TableFiles.of(store.lake(), table)
            .write(store.atHand(table, small).stream().<InternalRow>map(StoredRow::row).toList());
    List<Action> actions = new ArrayList<>(List.of(together.rewritten()));
    long now = System.currentTimeMillis();
    small.forEach(file -> actions.add(file.removeWithTimestamp(now, false)));
    try {
      transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation());
      return small.size();
    } catch (DeltaConcurrentModificationException somebodyElse) {
      // Maintenance or a repair took some of these files: the next time looks again.
      store.discard(table, List.of(together));
      return 0;
    }
  }

  private static DeltaOperations.Operation operation() {
    return new DeltaOperations.Optimize(
        CollectionConverters.asScala(List.<Expression>of()).toSeq(),
        CollectionConverters.asScala(List.<String>of()).toSeq(),
        true,
        Option.empty(),
        false);
  }
}
