package org.mendlake.statistics.monitoring;

import java.util.OptionalInt;
import org.mendlake.statistics.numeric.PoissonLaw;

/** The claims of a cohort that has not signalled yet: their distribution, from look to look. */
final class CohortPath {
  /** Probability of so many claims up to the last look, without a signal. */
  private double[] before = {1};

  /** Of the claims from the last look to this one. */
  private PoissonLaw law = new PoissonLaw(0);

  /** Goes on to the next look, to which so many claims are expected. */
  void add(double expected) {
    law = new PoissonLaw(expected);
  }

  /** The smallest number of claims that is reached with at most this probability. */
  OptionalInt smallestWithTail(double probability) {
    if (!(probability > 0)) {
      return OptionalInt.empty();
    }
    int enough = 1;
    while (tail(enough) > probability) {
      enough *= 2;
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) / 2;
      if (tail(middle) > probability) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  /** Takes out what signals at this look, and tells its probability. */
  double stopAt(OptionalInt claims) {
    double stopped = claims.isPresent() ? tail(claims.getAsInt()) : 0;
    int most = claims.isPresent() ? claims.getAsInt() - 1 : before.length + likelyMost();
    double[] after = new double[most + 1];
    for (int arriving = 0; arriving <= most; arriving++) {
      double probability = law.probability(arriving);
      for (int y = 0; y < before.length && y + arriving <= most; y++) {
        after[y + arriving] += before[y] * probability;
      }
    }
    before = after;
    return stopped;
  }

  private double tail(int claims) {
    double tail = 0;
    for (int y = 0; y < before.length; y++) {
      tail += before[y] * law.atLeast(claims - y);
    }
    return tail;
  }

  private int likelyMost() {
    return (int) Math.ceil(law.mean() + 12 * Math.sqrt(law.mean()) + 30);
  }
}
