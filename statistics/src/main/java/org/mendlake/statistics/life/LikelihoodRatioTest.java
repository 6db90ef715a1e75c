package org.mendlake.statistics.life;

import org.mendlake.statistics.numeric.ChiSquared;

/**
 * Twice the log-likelihood that a restriction costs, against the chi-squared distribution that it
 * follows in large samples if the restriction is true.
 *
 * @param pValue probability of at least this statistic if the restriction is true
 */
public record LikelihoodRatioTest(double statistic, int degreesOfFreedom, double pValue) {

  static LikelihoodRatioTest of(double free, double restricted, int degreesOfFreedom) {
    double statistic = Math.max(0, 2 * (free - restricted));
    return new LikelihoodRatioTest(
        statistic, degreesOfFreedom, ChiSquared.above(statistic, degreesOfFreedom));
  }
}
