package org.mendlake.statistics.recurrent;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;

/**
 * Likelihood-ratio limits: the values at which twice the fall of the profile log-likelihood below
 * its maximum equals a chi-square quantile of one degree (Meeker and Escobar 1998, section 8.3).
 *
 * @param profile log-likelihood by the logarithm of the value
 * @param logEstimate logarithm of the value of largest likelihood
 */
record ProfileLimits(DoubleUnaryOperator profile, double logEstimate) {
  private static final String METHOD = "likelihood ratio";

  /** How far, on the logarithmic axis, a limit is looked for. */
  private static final double FARTHEST = 40;

  Interval limits(double confidence) {
    double top = at(logEstimate);
    double quantile = new ChiSquaredDistribution(1).inverseCumulativeProbability(confidence);
    return new Interval(
        confidence, limit(top - quantile / 2, -1), limit(top - quantile / 2, 1), METHOD);
  }

  /** The profile; where it exceeds the range of numbers it is far below. */
  private double at(double log) {
    double value = profile.applyAsDouble(log);
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private Limit limit(double level, int side) {
    double inside = logEstimate;
    double step = .05;
    double outside = inside + side * step;
    while (at(outside) > level) {
      if (Math.abs(outside - logEstimate) > FARTHEST) {
        return Limit.none(Reason.UNBOUNDED);
      }
      inside = outside;
      step *= 2;
      outside = inside + side * step;
    }
    double low = Math.min(inside, outside);
    double high = Math.max(inside, outside);
    while (Double.isInfinite(at(outside))) {
      double middle = (inside + outside) / 2;
      if (middle == inside || middle == outside) {
        // The profile leaves the range of numbers before it reaches the level.
        return Limit.none(Reason.UNBOUNDED);
      }
      if (at(middle) > level) {
        inside = middle;
      } else {
        outside = middle;
      }
      low = Math.min(inside, outside);
      high = Math.max(inside, outside);
    }
    double root =
        new BracketingNthOrderBrentSolver(1e-12, 1e-12, 1e-12, 5)
            .solve(200, log -> at(log) - level, low, high);
    double value = Math.exp(root);
    return Double.isFinite(value) ? Limit.at(value) : Limit.none(Reason.UNBOUNDED);
  }
}
