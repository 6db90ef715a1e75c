package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.mendlake.lake.FileDrafts;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.RowMarks;
import org.mendlake.lake.TableFiles;
import org.mendlake.schema.Table;

/**
 * Compares all rows of a table without a change feed by hashes of what it holds, which every task
 * has in memory: what is equal is neither moved nor sorted, and most is.
 */
final class HashedComparison {
  /** Each takes some sixty bytes, here and in every executor. */
  private static final long MOST_ROWS = 2_000_000;

  private final BuildContext context;
  private final Table table;
  private final TableWriting writing;

  HashedComparison(BuildContext context, Table table, TableWriting writing) {
    this.context = context;
    this.table = table;
    this.writing = writing;
  }

  /**
   * Writes what differs.
   *
   * @param desired all rows that the table should hold
   * @return nothing, and no file left, when the table is too large or has a change feed, or when
   *     two rows may have one key: then somebody has to look at the rows themselves
   */
  Optional<WrittenChanges> written(Dataset<Row> desired, long version) {
    boolean isSmall =
        context.target().rowCount(table, version).filter(rows -> rows <= MOST_ROWS).isPresent();
    if (TableFiles.hasChangeFeed(table) || !isSmall) {
      return Optional.empty();
    }
    RowHashes held =
        RowHashes.together(
            InternalPartitions.run(context.target().placed(table, version), new Hashing(writing)));
    Broadcast<RowHashes> everywhere =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(held);
    List<Surplus> found = InternalPartitions.run(desired, new Search(writing, everywhere));
    everywhere.destroy();
    WrittenChanges changes =
        new WrittenChanges(context, table, 0, found.stream().map(Surplus::done).toList());
    if (replace(changes, held, found)) {
      return Optional.of(changes);
    }
    changes.discard();
    return Optional.empty();
  }

  /** Finds which rows go away; false when two rows may have one key. */
  private static boolean replace(WrittenChanges changes, RowHashes held, List<Surplus> found) {
    Optional<long[]> hashes = KeyHashes.sorted(found.stream().map(Surplus::keys).toList());
    if (hashes.isEmpty() || KeyHashes.isAnyTwice(hashes.get())) {
      return false;
    }
    long[] added = hashes.get();
    BitSet staying = new BitSet();
    for (Surplus each : found) {
      if (each.isAnyTwice || staying.intersects(each.seen)) {
        return false;
      }
      staying.or(each.seen);
    }
    RowMarks gone = new RowMarks();
    long updated = 0;
    long deleted = 0;
    for (int i = 0; i < held.size(); i++) {
      boolean isAdded = Arrays.binarySearch(added, held.key(i)) >= 0;
      if (staying.get(i)) {
        if (isAdded) {
          return false;
        }
      } else {
        gone.add(held.file(i), held.position(i));
        updated += isAdded ? 1 : 0;
        deleted += isAdded ? 0 : 1;
      }
    }
    changes.replace(updated, deleted, gone);
    return true;
  }

  /** What a task wrote because nobody holds it, and which rows it has seen that are there. */
  private record Surplus(WrittenChanges.Done done, KeyHashes keys, BitSet seen, boolean isAnyTwice)
      implements Serializable {}

  /** Hashes the rows that are there. */
  private record Hashing(TableWriting table)
      implements FlatMapFunction<Iterator<InternalRow>, RowHashes> {
    @Override
    public Iterator<RowHashes> call(Iterator<InternalRow> rows) {
      RowHashes hashes = new RowHashes();
      UnsafeProjection content = UnsafeProjection.create(table.shape());
      UnsafeProjection key = table.key();
      int file = table.shape().length();
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        UnsafeRow plain = content.apply(row);
        hashes.add(plain, key.apply(plain), row.getLong(file), row.getLong(file + 1));
      }
      return List.of(hashes).iterator();
    }
  }

  /** Looks for every row that should be there, and writes it where it is not. */
  private record Search(TableWriting table, Broadcast<RowHashes> held)
      implements FlatMapFunction<Iterator<InternalRow>, Surplus> {
    @Override
    public Iterator<Surplus> call(Iterator<InternalRow> rows) {
      return TableWriting.inTask(List.of(table), drafts -> write(drafts, rows));
    }

    private Surplus write(FileDrafts drafts, Iterator<InternalRow> rows) {
      TableWriting.InTask writing = table.begin(drafts, 0);
      UnsafeProjection content = UnsafeProjection.create(table.shape());
      UnsafeProjection key = table.key();
      RowHashes hashes = held.value();
      BitSet seen = new BitSet();
      boolean isAnyTwice = false;
      KeyHashes keys = new KeyHashes();
      while (rows.hasNext()) {
        UnsafeRow row = content.apply(rows.next());
        int same = hashes.find(row);
        if (same >= 0) {
          isAnyTwice |= seen.get(same);
          seen.set(same);
        } else {
          writing.insert(row);
          keys.add(RowHashes.ofKey(key.apply(row)));
        }
      }
      return new Surplus(WrittenChanges.Done.of(drafts, List.of(writing)), keys, seen, isAnyTwice);
    }
  }
}
