package org.mendlake.statistics.comparison;

import org.mendlake.statistics.Interval;
import org.mendlake.statistics.comparison.IntervalEstimate.Method;
import org.mendlake.statistics.comparison.ShrinkageQuestion.Worse;

/**
 * What is known of a true value. Where a skewed law leaves the estimate outside the 80 % limits,
 * they are widened to it.
 *
 * @param probabilityWorse that the true value is worse than the target
 */
public record Belief(
    Interval interval80, Interval interval90, Interval interval95, double probabilityWorse) {
  static final String KNOWN_PRIOR = "empirical Bayes, prior taken as known";
  static final String UNCERTAIN_PRIOR = "hierarchical, moments matched (Christiansen and Morris)";

  static Belief of(
      double estimate, Posterior posterior, double target, Worse worse, String method) {
    double below = posterior.atMost(target);
    return new Belief(
        interval(estimate, posterior, new Method(method, 0.80)),
        interval(estimate, posterior, new Method(method, 0.90)),
        interval(estimate, posterior, new Method(method, 0.95)),
        worse == Worse.HIGHER ? 1 - below : below);
  }

  private static Interval interval(double estimate, Posterior posterior, Method method) {
    double tail = (1 - method.confidence()) / 2;
    return IntervalEstimate.within(
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            estimate,
            posterior.quantile(tail),
            posterior.quantile(1 - tail),
            method)
        .interval();
  }
}
