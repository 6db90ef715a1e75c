package org.mendlake.transforms.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;

/**
 * Rows that a table holds, each as two hashes of its content, which together no two different rows
 * of a table share, a hash of its key, and its place.
 */
final class RowHashes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long[] SEEDS = {42, 4_294_967_311L};
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int KEY = 2;
  private static final int FILE = 3;
  private static final int POSITION = 4;
  private static final int WIDTH = 5;
  private static final int NOBODY = -1;

  private long[] rows = new long[WIDTH << 10];
  private int size;
  private int[] slots = {};

  /** One of the two hashes of a row. */
  private static long hash(UnsafeRow row, int which) {
    return XXH64.hashUnsafeWords(
        row.getBaseObject(), row.getBaseOffset(), row.getSizeInBytes(), SEEDS[which]);
  }

  /** The hash of the columns of a key. */
  static long ofKey(UnsafeRow key) {
    return hash(key, FIRST);
  }

  void add(UnsafeRow content, UnsafeRow key, long file, long position) {
    if (WIDTH * size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    long[] row = {hash(content, FIRST), hash(content, SECOND), ofKey(key), file, position};
    System.arraycopy(row, 0, rows, WIDTH * size, WIDTH);
    size++;
  }

  /** All rows of some parts, to be searched. */
  static RowHashes together(List<RowHashes> parts) {
    RowHashes all = new RowHashes();
    all.size = parts.stream().mapToInt(part -> part.size).sum();
    all.rows = new long[WIDTH * all.size];
    int filled = 0;
    for (RowHashes part : parts) {
      System.arraycopy(part.rows, 0, all.rows, filled, WIDTH * part.size);
      filled += WIDTH * part.size;
    }
    all.slots = new int[Integer.highestOneBit(Math.max(1, all.size)) << 2];
    Arrays.fill(all.slots, NOBODY);
    for (int i = 0; i < all.size; i++) {
      int slot = all.slot(all.at(i, FIRST));
      while (all.slots[slot] != NOBODY) {
        slot = all.next(slot);
      }
      all.slots[slot] = i;
    }
    return all;
  }

  private int slot(long hash) {
    return (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private long at(int row, int what) {
    return rows[WIDTH * row + what];
  }

  /** Which row has this content; negative if none has. */
  int find(UnsafeRow content) {
    long first = hash(content, FIRST);
    long second = hash(content, SECOND);
    for (int slot = slot(first); slots[slot] != NOBODY; slot = next(slot)) {
      int row = slots[slot];
      if (at(row, FIRST) == first && at(row, SECOND) == second) {
        return row;
      }
    }
    return NOBODY;
  }

  int size() {
    return size;
  }

  /** The hash of a row's key. */
  long key(int row) {
    return at(row, KEY);
  }

  long file(int row) {
    return at(row, FILE);
  }

  long position(int row) {
    return at(row, POSITION);
  }
}
