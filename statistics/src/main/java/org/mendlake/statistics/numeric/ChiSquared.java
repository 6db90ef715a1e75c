package org.mendlake.statistics.numeric;

import org.hipparchus.special.Gamma;

/** Tail probabilities of the chi-squared distribution. */
public final class ChiSquared {
  private ChiSquared() {}

  /** Probability above a value from 0 on, with full relative accuracy however small it is. */
  public static double above(double value, double degreesOfFreedom) {
    return value <= 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2, value / 2);
  }
}
