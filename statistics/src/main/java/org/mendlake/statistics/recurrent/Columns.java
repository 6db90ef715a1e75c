package org.mendlake.statistics.recurrent;

import java.util.Arrays;

/**
 * Rows of a unit, two numbers and the row that they come from, column by column, that grow as rows
 * are added.
 */
final class Columns {
  private int size;
  private int[] units = new int[16];
  private double[] first = new double[16];
  private double[] second = new double[16];
  private int[] rows = new int[16];

  void add(int unit, double one, double other, int row) {
    if (size == units.length) {
      units = Arrays.copyOf(units, 2 * size);
      first = Arrays.copyOf(first, 2 * size);
      second = Arrays.copyOf(second, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
    }
    units[size] = unit;
    first[size] = one;
    second[size] = other;
    rows[size++] = row;
  }

  int[] units() {
    return Arrays.copyOf(units, size);
  }

  double[] first() {
    return Arrays.copyOf(first, size);
  }

  double[] second() {
    return Arrays.copyOf(second, size);
  }

  int[] rows() {
    return Arrays.copyOf(rows, size);
  }

  /** Whether the last row added is of this unit. */
  boolean endsWith(int unit) {
    return size > 0 && units[size - 1] == unit;
  }

  double lastSecond() {
    return second[size - 1];
  }

  /** Changes the second number of the last row. */
  void extend(double other) {
    second[size - 1] = other;
  }
}
