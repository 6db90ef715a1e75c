package org.mendlake.statistics.life;

/**
 * The log-likelihood of life data under a log-location-scale model, as a function of intercept a
 * and slope b, where a unit of age t stands at z = a + b (ln t - centre); location = centre - a / b
 * and scale = 1 / b. In a and b it is concave whenever no unit entered late, for Weibull and
 * lognormal alike (Burridge, Journal of the Royal Statistical Society B 43, 1981; the probability
 * of an interval by Prekopa's theorem): a stationary point is then the global maximum.
 *
 * <p>Terms: exact w [ln b + ln f(z) - ln t], right-censored w ln S(z), interval w ln [S(lower) -
 * S(upper)], late entry -w ln S(entry).
 */
abstract class LogLikelihood {
  private final LifeData data;
  private final double centre;

  LogLikelihood(LifeData data) {
    this.data = data;
    this.centre = meanLogFailureAge(data);
  }

  /** Fills in value, gradient and Hessian at an intercept and a slope above 0. */
  abstract void expand(double intercept, double slope, Expansion into);

  /** The z below which a share of the units has failed. */
  abstract double quantile(double share);

  LifeData data() {
    return data;
  }

  double centre() {
    return centre;
  }

  /** Whether a stationary point is surely the global maximum. */
  boolean isConcave() {
    return !data.hasDelayedEntry();
  }

  /** The age that stands for a failure where one number must do. */
  static double representativeAge(LifeData data, int row) {
    double lower = data.lower(row);
    return lower > 0 ? lower + (data.upper(row) - lower) / 2 : data.upper(row) / 2;
  }

  private static double meanLogFailureAge(LifeData data) {
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (data.isFailure(row)) {
        sum += data.weight(row) * Math.log(representativeAge(data, row));
      }
    }
    return sum / data.failures();
  }
}
