package org.mendlake.statistics.life;

import java.util.Arrays;

/** A growing table of a few primitive columns, read in bulk by the likelihoods. */
final class Columns {
  private final double[][] columns;
  private int size;

  Columns(int count) {
    columns = new double[count][16];
  }

  void add(double... row) {
    if (size == columns[0].length) {
      for (int column = 0; column < columns.length; column++) {
        columns[column] = Arrays.copyOf(columns[column], size * 2);
      }
    }
    for (int column = 0; column < columns.length; column++) {
      columns[column][size] = row[column];
    }
    size++;
  }

  double[] column(int index) {
    return Arrays.copyOf(columns[index], size);
  }
}
