package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The innermost intervals on which the nonparametric likelihood can put probability: from a left
 * end to the right end that follows at once. Left ends are lower ages, and the exact ages; right
 * ends are upper ages, exact ages, entry ages (Frydman 1994) and infinity.
 */
final class TurnbullSupport {
  private final double[] after;
  private final double[] until;

  private TurnbullSupport(double[] after, double[] until) {
    this.after = after;
    this.until = until;
  }

  /** At one age a closed left end comes first, then right ends, then open left ends. */
  private record End(double age, Side side) {}

  private enum Side {
    CLOSED_LEFT,
    RIGHT,
    OPEN_LEFT
  }

  static TurnbullSupport of(LifeData data) {
    List<End> ends = new ArrayList<>();
    for (int row = 0; row < data.rows(); row++) {
      ends.add(new End(data.lower(row), data.isExact(row) ? Side.CLOSED_LEFT : Side.OPEN_LEFT));
      ends.add(new End(data.upper(row), Side.RIGHT));
      if (data.entry(row) > 0) {
        ends.add(new End(data.entry(row), Side.RIGHT));
      }
    }
    ends.sort(Comparator.comparingDouble(End::age).thenComparing(End::side));
    List<End> left = new ArrayList<>();
    List<End> right = new ArrayList<>();
    for (int at = 1; at < ends.size(); at++) {
      if (ends.get(at).side() == Side.RIGHT && ends.get(at - 1).side() != Side.RIGHT) {
        left.add(ends.get(at - 1));
        right.add(ends.get(at));
      }
    }
    return new TurnbullSupport(
        left.stream().mapToDouble(End::age).toArray(),
        right.stream().mapToDouble(End::age).toArray());
  }

  int size() {
    return after.length;
  }

  double after(int at) {
    return after[at];
  }

  double until(int at) {
    return until[at];
  }

  /** The first interval that lies after an age, or at it for an exact age. */
  int firstFrom(double age, boolean isExact) {
    int low = 0;
    int high = after.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lies(middle, age, isExact)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean lies(int at, double age, boolean isExact) {
    boolean isPoint = after[at] == until[at];
    return after[at] > age || (after[at] == age && (isExact || !isPoint));
  }

  /** The first interval that ends after an age. */
  int firstBeyond(double age) {
    int low = 0;
    int high = until.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (until[middle] > age) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
