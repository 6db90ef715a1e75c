package org.mendlake.statistics.recurrent;

import java.util.Arrays;

/** Orders of columns, as positions: linear in memory and free of objects. */
final class Ordering {
  private Ordering() {}

  /** Positions of the values in ascending order; equal values keep theirs. */
  static int[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, 0, distinct, values[i]);
    }
    return stableBy(ranks, new int[distinct + 1]);
  }

  /**
   * Positions of the keys in ascending order; equal keys keep theirs.
   *
   * @param keys each from 0 to {@code first.length - 2}
   * @param first filled with where each key begins in the result, and its length at the end
   */
  static int[] stableBy(int[] keys, int[] first) {
    Arrays.fill(first, 0);
    for (int key : keys) {
      first[key + 1]++;
    }
    for (int key = 1; key < first.length; key++) {
      first[key] += first[key - 1];
    }
    int[] next = first.clone();
    int[] order = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      order[next[keys[i]]++] = i;
    }
    return order;
  }

  /** The values at these positions. */
  static double[] take(double[] values, int[] positions) {
    double[] taken = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      taken[i] = values[positions[i]];
    }
    return taken;
  }

  /** The values at these positions. */
  static int[] take(int[] values, int[] positions) {
    int[] taken = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      taken[i] = values[positions[i]];
    }
    return taken;
  }
}
