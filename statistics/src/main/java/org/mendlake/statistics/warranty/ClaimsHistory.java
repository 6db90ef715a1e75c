package org.mendlake.statistics.warranty;

import java.util.List;
import java.util.Map;

/**
 * Machines by period of sale, and the claims on them by age, as known at the end of a data period.
 * An age counts whole periods since the sale, from 0 on.
 */
public final class ClaimsHistory {
  private final int dataPeriod;
  private final Map<Integer, Double> sold;
  private final Map<Cell, Claims> claims;
  private final List<Double> reported;

  ClaimsHistory(
      int dataPeriod, Map<Integer, Double> sold, Map<Cell, Claims> claims, List<Double> reported) {
    this.dataPeriod = dataPeriod;
    this.sold = sold;
    this.claims = claims;
    this.reported = reported;
  }

  /** A period of sale and an age. */
  record Cell(int sale, int age) {}

  /** Claims of a cell: their number, the sum of their costs and that of the costs' squares. */
  record Claims(double count, double cost, double squares) {
    static final Claims NONE = new Claims(0, 0, 0);

    Claims plus(Claims other) {
      return new Claims(count + other.count, cost + other.cost, squares + other.squares);
    }
  }

  /** Begins to gather what is known at the end of a period. */
  public static ClaimsHistoryBuilder asOf(int dataPeriod) {
    return new ClaimsHistoryBuilder(dataPeriod);
  }

  int dataPeriod() {
    return dataPeriod;
  }

  /** Machines by period of sale, in order. */
  Map<Integer, Double> sold() {
    return sold;
  }

  /** Claims of an age on the machines of a period. */
  Claims claims(int sale, int age) {
    return claims.getOrDefault(new Cell(sale, age), Claims.NONE);
  }

  boolean hasCosts() {
    return claims.values().stream().anyMatch(cell -> cell.squares() > 0);
  }

  /** Share of the claims of a period that is reported by the data period; 0 if it is to come. */
  double reportedShare(int period) {
    int delay = dataPeriod - period;
    if (delay < 0) {
      return 0;
    }
    return delay < reported.size() ? reported.get(delay) : 1;
  }
}
