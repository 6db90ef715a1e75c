package org.mendlake.statistics.numeric;

/**
 * The upper tail of the standard normal distribution, with full relative accuracy however far out.
 *
 * <p>The Mills ratio R(z) = Q(z) / φ(z) for z from 0 on is a Chebyshev series of (1 + z) R(z) in (z
 * - 4) / (z + 4), after Shepherd and Laframboise (Mathematics of Computation 36, 1981); its
 * coefficients were computed with 40 digits. Relative error below 1e-15.
 */
public final class NormalTail {
  private static final double SHIFT = 4;
  private static final double LOG_ROOT_TWO_PI = 0.9189385332046728;
  private static final double[] SERIES = {
    1.1670525350882472,
    -0.1610195767134654,
    -0.028002821825452974,
    0.03167452189239266,
    -0.012103231162345369,
    0.0027056129762167095,
    -0.00029931636202703166,
    -1.716686526879361e-05,
    1.0178489264109868e-05,
    -4.894829570004192e-07,
    -2.844006500151048e-07,
    3.0766283713811506e-08,
    9.180378674469537e-09,
    -1.2756102213808737e-09,
    -3.660279376104134e-10,
    4.5926359348595205e-11,
    1.7189314687646526e-11,
    -1.2726833698700693e-12,
    -8.668081913316188e-13,
    1.1061557204136741e-15,
    4.2750210770103334e-14,
    3.790937692263904e-15,
    -1.8474103010592332e-15,
    -4.0419094130708177e-16,
  };

  private NormalTail() {}

  /** Logarithm of the density φ(z). */
  public static double logDensity(double z) {
    return -0.5 * z * z - LOG_ROOT_TWO_PI;
  }

  /** Logarithm of Q(z), the probability above z. */
  public static double logAbove(double z) {
    if (z >= 0) {
      return logDensity(z) + Math.log(millsRatio(z));
    }
    return Math.log1p(-Math.exp(logDensity(z)) * millsRatio(-z));
  }

  /** The hazard φ(z) / Q(z). */
  public static double hazard(double z) {
    if (z >= 0) {
      return 1 / millsRatio(z);
    }
    double density = Math.exp(logDensity(z));
    return density / (1 - density * millsRatio(-z));
  }

  /** Q(z) / φ(z) for z from 0 on. */
  private static double millsRatio(double z) {
    double t = 2 * (z - SHIFT) / (z + SHIFT);
    double next = 0;
    double afterNext = 0;
    for (int degree = SERIES.length - 1; degree > 0; degree--) {
      double term = t * next - afterNext + SERIES[degree];
      afterNext = next;
      next = term;
    }
    return (0.5 * t * next - afterNext + SERIES[0]) / (1 + z);
  }
}
