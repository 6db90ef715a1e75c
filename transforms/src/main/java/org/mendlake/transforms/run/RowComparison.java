package org.mendlake.transforms.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Holds the rows that a part of a table should have against those that it has, in a task, and
 * writes what differs. Of each part first the rows that are there, then those that should be.
 */
final class RowComparison {
  private final TableWriting.InTask writing;
  private final UnsafeProjection content;
  private final UnsafeProjection key;
  private final int file;
  private final int position;
  private final Map<UnsafeRow, Held> held = new LinkedHashMap<>();
  private UnsafeRow last;

  /** A row that is there, and its place. */
  private record Held(UnsafeRow row, long file, long position) {}

  RowComparison(TableWriting.InTask writing) {
    this.writing = writing;
    this.content = UnsafeProjection.create(writing.table().shape());
    this.key = writing.table().key();
    this.file = writing.table().shape().length();
    this.position = file + 1;
  }

  /** A row that is there: the columns of the table, its file and its position. */
  void hold(InternalRow stored) {
    UnsafeRow row = content.apply(stored).copy();
    held.put(key.apply(row).copy(), new Held(row, stored.getLong(file), stored.getLong(position)));
  }

  /** A row that should be there, of the columns of the table; those of one key together. */
  void want(InternalRow desired) {
    UnsafeRow row = content.apply(desired);
    UnsafeRow named = key.apply(row);
    if (named.equals(last)) {
      writing.repeat(row);
      return;
    }
    Held before = held.remove(named);
    if (before == null) {
      writing.insert(row);
    } else if (!before.row.equals(row)) {
      writing.update(before.row, before.file, before.position, row);
    }
    last = named.copy();
  }

  /** Ends a part: what is there and should not be goes away. */
  void end() {
    held.values().forEach(row -> writing.delete(row.row, row.file, row.position));
    held.clear();
  }
}
