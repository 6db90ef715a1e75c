package org.mendlake.statistics.monitoring;

import java.util.Arrays;
import java.util.OptionalInt;
import org.mendlake.statistics.numeric.PoissonLaw;

/** The claims of a cohort that has not signalled yet: their distribution, from look to look. */
final class CohortPath {
  private static final double NEGLIGIBLE = 1e-60;

  /** Probability of so many claims up to the look, without a signal before it. */
  private double[] reached = {1};

  /** Probability of so many claims or more. */
  private double[] tail = {1};

  /** Goes on to the next look, to which so many claims are expected. */
  void add(double expected) {
    PoissonLaw law = new PoissonLaw(expected);
    double likely = 12 * Math.sqrt(expected) + 30;
    int fewest = (int) Math.max(0, Math.floor(expected - likely));
    int most = (int) Math.ceil(expected + likely);
    double[] arrivals = new double[most - fewest + 1];
    for (int i = 0; i < arrivals.length; i++) {
      arrivals[i] = law.probability(fewest + i);
    }
    double[] after = new double[reached.length + most];
    for (int y = 0; y < reached.length; y++) {
      if (reached[y] > NEGLIGIBLE) {
        for (int i = 0; i < arrivals.length; i++) {
          after[y + fewest + i] += reached[y] * arrivals[i];
        }
      }
    }
    reached = after;
    tail = new double[after.length];
    double sum = 0;
    for (int y = after.length - 1; y >= 0; y--) {
      sum += after[y];
      tail[y] = sum;
    }
  }

  /** The smallest number of claims that is reached with at most this probability. */
  OptionalInt smallestWithTail(double probability) {
    if (!(probability > 0)) {
      return OptionalInt.empty();
    }
    int claims = 1;
    while (claims < tail.length && tail[claims] > probability) {
      claims++;
    }
    return OptionalInt.of(claims);
  }

  /** Takes out what signals at this look, and tells its probability. */
  double stopAt(OptionalInt claims) {
    if (claims.isEmpty() || claims.getAsInt() >= reached.length) {
      return 0;
    }
    reached = Arrays.copyOf(reached, claims.getAsInt());
    return tail[claims.getAsInt()];
  }
}
