package org.mendlake.statistics.warranty;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.util.CombinatoricsUtils;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Reason;

/**
 * Mack's test (1994) for periods in which all origins grew more, or all less, than they use to: a
 * recall, or a month in which claims lay about. In each development, factors above their median are
 * large, those below small; along each calendar period the smaller of the two numbers, Z, is about
 * that of tosses of a coin unless something happened in it.
 */
final class CalendarEffect {
  private static final double STANDARD_ERRORS = 1.96;

  private CalendarEffect() {}

  /** A warning where the sum of Z lies far below what tosses would give. */
  static Optional<Caution> caution(Triangle triangle) {
    int periods = triangle.origins() + triangle.developments() - 1;
    int[] small = new int[periods];
    int[] large = new int[periods];
    for (int k = 0; k + 1 < triangle.developments(); k++) {
      double[] factors = factors(triangle, k);
      double median = median(factors);
      for (int place = 0; place < factors.length; place++) {
        small[place + k] += factors[place] < median ? 1 : 0;
        large[place + k] += factors[place] > median ? 1 : 0;
      }
    }
    double sum = 0;
    double mean = 0;
    double variance = 0;
    for (int period = 0; period < periods; period++) {
      int n = small[period] + large[period];
      sum += Math.min(small[period], large[period]);
      mean += mean(n);
      variance += variance(n);
    }
    return sum >= mean - STANDARD_ERRORS * Math.sqrt(variance)
        ? Optional.empty()
        : Optional.of(
            new Caution(
                Reason.POOR_FIT,
                "In some calendar periods all origins grew more or less than they use to: a recall or"
                    + " claims handed in late; the factors take that for the rule"));
  }

  private static double[] factors(Triangle triangle, int k) {
    int origins = 0;
    while (origins < triangle.origins() && triangle.last(origins) > k) {
      origins++;
    }
    double[] factors = new double[origins];
    for (int place = 0; place < origins; place++) {
      factors[place] = triangle.cumulative(place, k + 1) / triangle.cumulative(place, k);
    }
    return factors;
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Mean of the smaller number of heads or tails in n tosses. */
  private static double mean(int n) {
    return n == 0 ? 0 : n / 2.0 - middleShare(n);
  }

  private static double variance(int n) {
    double mean = mean(n);
    return n == 0 ? 0 : n * (n - 1) / 4.0 - middleShare(n) * (n - 1) + mean - mean * mean;
  }

  /** {@code C(n - 1, m) n / 2^n}, m being (n - 1) / 2 rounded down. */
  private static double middleShare(int n) {
    return Math.exp(
        CombinatoricsUtils.binomialCoefficientLog(n - 1, (n - 1) / 2)
            + Math.log(n)
            - n * Math.log(2));
  }
}
