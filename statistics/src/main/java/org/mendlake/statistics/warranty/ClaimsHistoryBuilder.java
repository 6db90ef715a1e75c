package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.statistics.warranty.ClaimsHistory.Cell;
import org.mendlake.statistics.warranty.ClaimsHistory.Claims;

/** Gathers sales and claims, in any order. */
public final class ClaimsHistoryBuilder {
  private final int dataPeriod;
  private final Map<Integer, Double> sold = new TreeMap<>();
  private final Map<Cell, Claims> claims = new HashMap<>();
  private List<Double> reported = List.of();
  private final List<String> problems = new ArrayList<>();

  ClaimsHistoryBuilder(int dataPeriod) {
    this.dataPeriod = dataPeriod;
  }

  /** Machines sold in a period; those of several statements add up. */
  public ClaimsHistoryBuilder sold(int period, double machines) {
    if (period > dataPeriod) {
      problems.add(
          "Cannot use sales of period " + period + ": after the data period " + dataPeriod);
    }
    if (!(machines >= 0 && Double.isFinite(machines))) {
      problems.add("Cannot use sales of " + machines + " in period " + period);
    }
    sold.merge(period, machines, Double::sum);
    return this;
  }

  /** Claims reported so far, of an age, on the machines sold in a period. */
  public ClaimsHistoryBuilder claims(int sale, int age, double count) {
    return claims(sale, age, count, 0, 0);
  }

  /** One claim reported so far and its cost. */
  public ClaimsHistoryBuilder claim(int sale, int age, double cost) {
    return claims(sale, age, 1, cost, cost * cost);
  }

  /** Claims, the sum of their costs and the sum of the squares of their costs. */
  public ClaimsHistoryBuilder claims(int sale, int age, double count, double cost, double squares) {
    if (age < 0 || sale + age > dataPeriod) {
      problems.add(
          "Cannot use claims at age "
              + age
              + " on machines sold in period "
              + sale
              + ": not between sale and the data period "
              + dataPeriod);
    }
    boolean isSound = count >= 0 && squares >= 0;
    if (!isSound || !Double.isFinite(count + cost + squares)) {
      problems.add(
          "Cannot use "
              + count
              + " claims costing "
              + cost
              + " at age "
              + age
              + " of sale "
              + sale);
    }
    claims.merge(new Cell(sale, age), new Claims(count, cost, squares), Claims::plus);
    return this;
  }

  /**
   * Shares of claims reported within 0, 1, ... periods, as {@link ReportingDelay} tells them; after
   * the last, and without this statement, all are reported.
   */
  public ClaimsHistoryBuilder reportedWithin(List<Double> shares) {
    double before = 0;
    for (double share : shares) {
      if (!(share > 0 && share >= before && share <= 1)) {
        problems.add("Cannot use reported shares " + shares + ": they rise from above 0 to 1");
        break;
      }
      before = share;
    }
    reported = List.copyOf(shares);
    return this;
  }

  /**
   * The history.
   *
   * @throws IllegalArgumentException if a number or period is out of range or claims are on
   *     machines that were not sold; it names them all
   */
  public ClaimsHistory build() {
    claims.forEach(
        (cell, found) -> {
          if (found.count() > 0 && !(sold.getOrDefault(cell.sale(), 0.0) > 0)) {
            problems.add("Cannot use claims on machines sold in period " + cell.sale() + ": none");
          }
        });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems.stream().distinct().toList()));
    }
    return new ClaimsHistory(dataPeriod, new TreeMap<>(sold), Map.copyOf(claims), reported);
  }
}
