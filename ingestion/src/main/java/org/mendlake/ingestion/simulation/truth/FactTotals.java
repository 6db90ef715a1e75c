package org.mendlake.ingestion.simulation.truth;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows of each fact and sums of its numbers; money is added over currencies, as a check sum. */
final class FactTotals {
  private final Map<Fact, Long> rows = new EnumMap<>(Fact.class);
  private final Map<Fact, Map<Integer, BigDecimal>> sums = new EnumMap<>(Fact.class);

  FactTotals() {
    for (Fact fact : Fact.values()) {
      rows.put(fact, 0L);
      sums.put(fact, new TreeMap<>());
    }
  }

  void count(Fact fact) {
    rows.merge(fact, 1L, Long::sum);
  }

  void add(Fact fact, int column, BigDecimal value) {
    sums.get(fact).merge(column, value, BigDecimal::add);
  }

  void add(FactTotals other) {
    other.rows.forEach((fact, number) -> rows.merge(fact, number, Long::sum));
    other.sums.forEach(
        (fact, columns) -> columns.forEach((column, value) -> add(fact, column, value)));
  }

  long rows(Fact fact) {
    return rows.get(fact);
  }

  /** Sums of a fact by the position of the column. */
  Map<Integer, BigDecimal> sums(Fact fact) {
    return sums.get(fact);
  }
}
