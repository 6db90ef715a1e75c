package org.mendlake.ingestion.simulation.truth;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows of each fact and sums of its numbers; money is added over currencies, as a check sum. */
final class FactTotals {
  private static final int NOTHING = -1;

  private final Map<Fact, Columns> byFact = new EnumMap<>(Fact.class);

  /** Sums in units of the last place, which each column has always the same number of. */
  private static final class Columns {
    private long rows;
    private final long[] sums;
    private final int[] places;

    private Columns(Fact fact) {
      sums = new long[fact.columns().size()];
      places = new int[sums.length];
      Arrays.fill(places, NOTHING);
    }

    private void add(int column, long unscaled, int decimals) {
      sums[column] = Math.addExact(sums[column], unscaled);
      places[column] = decimals;
    }

    private void add(Columns other) {
      rows += other.rows;
      for (int column = 0; column < sums.length; column++) {
        if (other.places[column] != NOTHING) {
          add(column, other.sums[column], other.places[column]);
        }
      }
    }
  }

  FactTotals() {
    for (Fact fact : Fact.values()) {
      byFact.put(fact, new Columns(fact));
    }
  }

  void count(Fact fact) {
    byFact.get(fact).rows++;
  }

  /** Adds a number, given in units of its last place, to the sum of a column. */
  void add(Fact fact, int column, long unscaled, int places) {
    byFact.get(fact).add(column, unscaled, places);
  }

  void add(FactTotals other) {
    byFact.forEach((fact, columns) -> columns.add(other.byFact.get(fact)));
  }

  long rows(Fact fact) {
    return byFact.get(fact).rows;
  }

  /** Sums of a fact by the position of the column. */
  Map<Integer, BigDecimal> sums(Fact fact) {
    Columns columns = byFact.get(fact);
    Map<Integer, BigDecimal> sums = new TreeMap<>();
    for (int column = 0; column < columns.sums.length; column++) {
      if (columns.places[column] != NOTHING) {
        sums.put(column, BigDecimal.valueOf(columns.sums[column], columns.places[column]));
      }
    }
    return sums;
  }
}
