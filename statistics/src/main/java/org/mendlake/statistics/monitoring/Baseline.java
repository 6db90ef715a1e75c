package org.mendlake.statistics.monitoring;

import java.util.OptionalDouble;

/** Where the limits of a chart come from. They are frozen: later points do not move them. */
public sealed interface Baseline {

  /** The first points of the chart, those excluded aside. */
  record First(int points) implements Baseline {
    public First {
      if (points < 1) {
        throw new IllegalArgumentException(
            "Cannot use a baseline of " + points + " points: it needs at least one");
      }
    }
  }

  /**
   * A centre found before, or a standard.
   *
   * @param centre the centre line in the unit of the chart
   * @param spread standard deviation of the z values (Laney charts) or of the transformed gaps (t
   *     chart); other charts have none
   */
  record Stated(double centre, OptionalDouble spread) implements Baseline {
    public Stated {
      if (!(centre >= 0) || Double.isInfinite(centre)) {
        throw new IllegalArgumentException(
            "Cannot use the centre " + centre + ": it is a finite number, not negative");
      }
      if (spread.isPresent() && !(spread.getAsDouble() > 0 && spread.getAsDouble() < 1e300)) {
        throw new IllegalArgumentException(
            "Cannot use the spread " + spread.getAsDouble() + ": it is a finite positive number");
      }
    }
  }

  /** All points, those excluded aside. */
  static Baseline all() {
    return new First(Integer.MAX_VALUE);
  }
}
