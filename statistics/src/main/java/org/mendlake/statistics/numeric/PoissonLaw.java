package org.mendlake.statistics.numeric;

import org.hipparchus.special.Gamma;

/**
 * The Poisson distribution, with tails that keep their digits far out.
 *
 * @param mean not negative; at 0 the number is 0 for certain
 */
public record PoissonLaw(double mean) {
  public PoissonLaw {
    if (!(mean >= 0) || Double.isInfinite(mean)) {
      throw new IllegalArgumentException(
          "Cannot use a Poisson mean of " + mean + ": it is finite and not negative");
    }
  }

  /** P(X = number). */
  public double probability(long number) {
    if (number < 0) {
      return 0;
    }
    if (mean == 0) {
      return number == 0 ? 1 : 0;
    }
    return Math.exp(number * Math.log(mean) - mean - Gamma.logGamma(number + 1.0));
  }

  /** P(X >= number). */
  public double atLeast(long number) {
    if (number <= 0) {
      return 1;
    }
    return mean == 0 ? 0 : Gamma.regularizedGammaP((double) number, mean);
  }

  /** P(X <= number). */
  public double atMost(long number) {
    if (number < 0) {
      return 0;
    }
    return mean == 0 ? 1 : Gamma.regularizedGammaQ(number + 1.0, mean);
  }
}
