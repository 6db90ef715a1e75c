package org.mendlake.statistics.recurrent;

import java.util.Optional;
import org.mendlake.statistics.Interval;

/**
 * Value of a mean cumulative function at an age.
 *
 * @param age in the unit of the fleet's ages
 * @param atRisk units under observation at this age; one whose observation ends here counts
 * @param events events at this age
 * @param value mean number or cost of events per unit up to and with this age
 * @param variance of the value; none where a mean up to here rests on a single unit
 * @param estimator of the variance
 */
public record MeanCumulativePoint(
    double age,
    int atRisk,
    int events,
    double value,
    Optional<Double> variance,
    VarianceEstimator estimator) {

  /** Standard error of the value; none where there is no variance, or one below 0. */
  public Optional<Double> standardError() {
    return variance.filter(square -> square >= 0).map(Math::sqrt);
  }

  /**
   * Limits of the mean, point by point, with the normal quantile.
   *
   * @param confidence of both sides together, between 0 and 1
   */
  public Interval limits(double confidence, LimitScale scale) {
    return scale.limits(value, variance, confidence, estimator.title());
  }
}
