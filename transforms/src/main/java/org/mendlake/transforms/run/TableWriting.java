package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.Change;
import org.mendlake.lake.FileDrafts;
import org.mendlake.lake.RowMarks;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Table;

/**
 * How tasks write what changes in a table: straight into files, each row held against the
 * declaration on the way. What they found decides whether the files are committed ({@link
 * WrittenChanges}).
 */
final class TableWriting implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Files of a table in a task: its rows, and its change feed. */
  private static final int FILES = 2;

  private final String table;
  private final StructType shape;
  private final boolean isFirst;
  private final TableFiles rows;
  private final TableFiles feed;
  private final RowCheck check;
  private final BoundExpressions key;
  private final BoundExpressions keyHash;

  private TableWriting(
      String table,
      StructType shape,
      boolean isFirst,
      TableFiles rows,
      TableFiles feed,
      RowCheck check,
      BoundExpressions key,
      BoundExpressions keyHash) {
    this.table = table;
    this.shape = shape;
    this.isFirst = isFirst;
    this.rows = rows;
    this.feed = feed;
    this.check = check;
    this.key = key;
    this.keyHash = keyHash;
  }

  /** Prepares what the tasks need. */
  static TableWriting of(BuildContext context, Table table, Difference.Uniqueness uniqueness) {
    StructType shape = context.store(table).shape(table);
    boolean isFirst = context.isWithoutRowsOfOneStep(table);
    List<String> key = table.key().stream().map(column -> "`" + column + "`").toList();
    String hash = key.stream().collect(Collectors.joining(", ", "xxhash64(", ")"));
    RowsAtHand rows = context.rowsAtHand();
    return new TableWriting(
        table.name(),
        shape,
        isFirst,
        TableFiles.of(context.target().lake(), table),
        // What is only added to a table is its own change feed.
        TableFiles.hasChangeFeed(table) && !isFirst
            ? TableFiles.ofChanges(context.target().lake(), table)
            : null,
        new RowCheck(context.spark(), shape, table),
        rows.expressions(table, key),
        uniqueness == Difference.Uniqueness.BY_CONSTRUCTION
            ? null
            : rows.expressions(table, List.of(hash)));
  }

  String table() {
    return table;
  }

  /** Whether the table holds no rows of the step: then nothing is compared. */
  boolean isFirst() {
    return isFirst;
  }

  /** The columns of the table. */
  StructType shape() {
    return shape;
  }

  /** The key of its rows, as generated code for one task. */
  UnsafeProjection key() {
    return key.compiled();
  }

  /**
   * Writes changes of some tables in a task; after a failure all files are given up.
   *
   * @param work writes the rows and closes
   */
  static <T> Iterator<T> inTask(List<TableWriting> tables, Function<FileDrafts, T> work) {
    return List.of(FileDrafts.during(files(tables), work)).iterator();
  }

  /** Where the changes of some tables go. */
  private static TableFiles[] files(List<TableWriting> tables) {
    TableFiles[] files = new TableFiles[FILES * tables.size()];
    for (int i = 0; i < tables.size(); i++) {
      files[FILES * i] = tables.get(i).rows;
      files[FILES * i + 1] = tables.get(i).feed;
    }
    return files;
  }

  /** What a file of {@link #files} holds. */
  record Place(int table, boolean isFeed) {
    static Place of(FileDrafts.Written file) {
      return new Place(file.table() / FILES, file.table() % FILES == 1);
    }
  }

  /** What a task did to a table, and found out about its rows. */
  record Found(
      long inserted,
      long updated,
      long deleted,
      RowMarks gone,
      BreachCount breaches,
      KeyHashes keys,
      BreachCount repeated)
      implements Serializable {}

  /** A file of one row, written here. */
  WrittenFile file(InternalRow row) {
    return rows.write(List.of(row));
  }

  /** Begins to write in a task. */
  InTask begin(FileDrafts drafts, int place) {
    return new InTask(drafts, place);
  }

  /** Writes changes of rows of the declared columns, in one task. */
  final class InTask {
    private final FileDrafts drafts;
    private final int place;
    private final RowCheck.Counting counting = check.counting();
    private final UnsafeProjection hash = keyHash == null ? null : keyHash.compiled();
    private final KeyHashes keys = new KeyHashes();
    private final RowMarks gone = new RowMarks();
    private final BreachCount repeated = new BreachCount(1);
    private long inserted;
    private long updated;
    private long deleted;

    private InTask(FileDrafts drafts, int place) {
      this.drafts = drafts;
      this.place = FILES * place;
    }

    /** The table that is written. */
    TableWriting table() {
      return TableWriting.this;
    }

    void insert(InternalRow row) {
      if (counting.mayBeWritten(row)) {
        drafts.write(place, row);
        feed(Change.INSERT, row);
        inserted++;
        if (hash != null) {
          keys.add(hash.apply(row).getLong(0));
        }
      }
    }

    void update(InternalRow before, long file, long position, InternalRow after) {
      if (counting.mayBeWritten(after)) {
        drafts.write(place, after);
        feed(Change.BEFORE_UPDATE, before);
        feed(Change.AFTER_UPDATE, after);
        gone.add(file, position);
        updated++;
      }
    }

    void delete(InternalRow row, long file, long position) {
      feed(Change.DELETE, row);
      gone.add(file, position);
      deleted++;
    }

    /** Notes that two rows of one key were to be written. */
    void repeat(InternalRow row) {
      repeated.add(0, counting.words(row));
    }

    private void feed(Change change, InternalRow row) {
      if (feed != null) {
        drafts.write(place + 1, change.of(row));
      }
    }

    Found found() {
      return new Found(inserted, updated, deleted, gone, counting.count(), keys, repeated);
    }
  }
}
