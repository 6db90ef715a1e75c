package org.mendlake.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.Snapshot;
import org.mendlake.schema.Table;

/** Changes a few rows that are at hand in one commit without a Spark job. */
final class SmallCommit {
  private final Lake lake;
  private final Table table;
  private final Snapshot snapshot;

  /**
   * Changes of a table.
   *
   * @param snapshot the version that the changed rows were read from
   */
  SmallCommit(Lake lake, Table table, Snapshot snapshot) {
    this.lake = lake;
    this.table = table;
    this.snapshot = snapshot;
  }

  /**
   * Commits.
   *
   * @throws IllegalStateException if the table has a later version than the rows were read from
   */
  void commit(RowChanges changes) {
    List<InternalRow> written = new ArrayList<>(changes.inserted());
    changes.updated().forEach(update -> written.add(update.after()));
    RowMarks gone = new RowMarks();
    changes.updated().forEach(update -> mark(gone, update.before()));
    changes.deleted().forEach(stored -> mark(gone, stored));
    List<WrittenFile> rows =
        written.isEmpty() ? List.of() : List.of(TableFiles.of(lake, table).write(written));
    boolean isAppend = changes.updated().isEmpty() && changes.deleted().isEmpty();
    List<WrittenFile> feed =
        isAppend || !TableFiles.hasChangeFeed(table)
            ? List.of()
            : List.of(TableFiles.ofChanges(lake, table).write(feed(changes)));
    new ChangeCommit(lake, table, snapshot).commit(new FileChanges(rows, feed, gone));
  }

  private static List<InternalRow> feed(RowChanges changes) {
    List<InternalRow> feed = new ArrayList<>();
    changes.inserted().forEach(row -> feed.add(Change.INSERT.of(row)));
    for (RowChanges.Update update : changes.updated()) {
      feed.add(Change.BEFORE_UPDATE.of(update.before().row()));
      feed.add(Change.AFTER_UPDATE.of(update.after()));
    }
    changes.deleted().forEach(stored -> feed.add(Change.DELETE.of(stored.row())));
    return feed;
  }

  private static void mark(RowMarks gone, StoredRow row) {
    gone.add(RowMarks.hash(row.file()), row.position());
  }
}
