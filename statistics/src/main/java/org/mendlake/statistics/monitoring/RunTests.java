package org.mendlake.statistics.monitoring;

import java.util.List;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.mendlake.statistics.monitoring.ControlChart.Point;

/**
 * Anhoej's tests for a shift that lasts: an unusually long run on one side of the centre, or
 * unusually few crossings of it. Points on the centre are not counted (Anhoej and Olesen 2014).
 *
 * @param centre the line that runs are counted around
 * @param useful points that are not on it
 * @param longestRun most points in a row on one side
 * @param longestRunEnd position of the last point of the longest run, the first of equals; 0
 *     without a run
 * @param longestRunLimit round(log2(useful)) + 3; a longer run is a shift
 * @param crossings changes of side from one useful point to the next
 * @param crossingsLimit 5 % quantile of Binomial(useful - 1, 1/2); fewer are a shift
 */
public record RunTests(
    double centre,
    int useful,
    int longestRun,
    int longestRunEnd,
    int longestRunLimit,
    int crossings,
    int crossingsLimit) {

  static RunTests around(double centre, List<Point> points) {
    int useful = 0;
    int crossings = 0;
    int run = 0;
    int longest = 0;
    int longestEnd = 0;
    double side = 0;
    for (Point point : points) {
      double now = Math.signum(point.value() - centre);
      if (now == 0 || point.exclusion().isPresent()) {
        continue;
      }
      useful++;
      crossings += side != 0 && now != side ? 1 : 0;
      run = now == side ? run + 1 : 1;
      side = now;
      if (run > longest) {
        longest = run;
        longestEnd = point.position();
      }
    }
    return new RunTests(
        centre,
        useful,
        longest,
        longestEnd,
        longestRunLimit(useful),
        crossings,
        crossingsLimit(useful));
  }

  /** Whether the longest run is longer than chance would make it. */
  public boolean isRunTooLong() {
    return longestRun > longestRunLimit;
  }

  /** Whether the centre is crossed less often than chance would cross it. */
  public boolean areCrossingsTooFew() {
    return crossings < crossingsLimit;
  }

  private static int longestRunLimit(int useful) {
    return 3 + (useful == 0 ? 0 : (int) Math.round(Math.log(useful) / Math.log(2)));
  }

  private static int crossingsLimit(int useful) {
    return useful < 2
        ? 0
        : new BinomialDistribution(useful - 1, 0.5).inverseCumulativeProbability(0.05);
  }
}
