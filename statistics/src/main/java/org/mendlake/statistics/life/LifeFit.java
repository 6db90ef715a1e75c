package org.mendlake.statistics.life;

import org.mendlake.statistics.Estimate;

/**
 * A distribution fitted to life data by maximum likelihood. Intervals are likelihood-ratio
 * intervals, which always contain the estimate and stay in range; a side that the data do not limit
 * has no number. A value theta lies within them if {@code 2 (l - l_p(theta))}, twice what its
 * profile log-likelihood lacks to the largest, is at most the chi-squared quantile of one degree
 * (Meeker and Escobar 1998, section 8.3). Standard errors come from the observed information by the
 * delta method.
 */
public sealed interface LifeFit permits WeibullFit, LognormalFit {

  /** What was done, in the field's standard words. */
  String METHOD = "maximum likelihood";

  /** How the limits are computed. */
  String INTERVAL_METHOD = "likelihood ratio";

  /** The fitted distribution. */
  LifeDistribution distribution();

  /** The largest value of the log-likelihood, densities in ages (not in log ages). */
  double logLikelihood();

  /** The data that were fitted. */
  LifeData data();

  /** Covariance of location and log shape. */
  ParameterCovariance covariance();

  /**
   * The age by which a share of all units fails: 0.1 is the B10 life.
   *
   * @throws IllegalArgumentException if the share is not between 0 and 1, both excluded, or so
   *     large for a small shape that the age is beyond the range of numbers
   */
  Estimate life(double share, double confidence);

  /** The probability to fail by an age above 0. */
  Estimate failureProbability(double age, double confidence);
}
