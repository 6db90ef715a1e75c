package org.mendlake.statistics.numeric;

import org.hipparchus.special.Gamma;

/**
 * a (a + 1) ... (a + n - 1) = Gamma(a + n) / Gamma(a), as it stands in the likelihoods of mixed
 * counts. Relative error about 1e-13 also where a is so large that the two gamma functions cancel.
 */
public final class RisingFactorial {
  private static final long LONGEST_PRODUCT = 50;
  private static final double LARGE = 1000;

  private RisingFactorial() {}

  /** Its logarithm. */
  public static double log(double a, long n) {
    return n * Math.log(a) + logRatioToPower(a, n);
  }

  /** Logarithm of its ratio to a^n, from 0 up. */
  public static double logRatioToPower(double a, long n) {
    if (n <= LONGEST_PRODUCT) {
      double sum = 0;
      for (long j = 1; j < n; j++) {
        sum += Math.log1p(j / a);
      }
      return sum;
    }
    if (a < LARGE) {
      return Gamma.logGamma(a + n) - Gamma.logGamma(a) - n * Math.log(a);
    }
    return (a + n - 0.5) * Math.log1p(n / a) - n + (1 / (a + n) - 1 / a) / 12;
  }

  /** Derivative of its logarithm in a: the difference of two digamma functions. */
  public static double logDerivative(double a, long n) {
    if (n <= LONGEST_PRODUCT) {
      double sum = 0;
      for (long j = 0; j < n; j++) {
        sum += 1 / (a + j);
      }
      return sum;
    }
    if (a < LARGE) {
      return Gamma.digamma(a + n) - Gamma.digamma(a);
    }
    double end = a + n;
    return Math.log1p(n / a) + n / (2 * a * end) + (1 / (a * a) - 1 / (end * end)) / 12;
  }
}
