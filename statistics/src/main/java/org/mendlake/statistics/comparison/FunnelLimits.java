package org.mendlake.statistics.comparison;

import java.util.function.LongToDoubleFunction;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.comparison.Overdispersion.Evidence;
import org.mendlake.statistics.comparison.Overdispersion.Treatment;

/**
 * Where a unit at the target would lie, by its exposure. Exact limits of the discrete counts,
 * interpolated between them so that the funnel is smooth (Spiegelhalter 2005, A.1.1).
 */
record FunnelLimits(
    CountModel model, double target, Overdispersion overdispersion, Treatment treatment) {

  /** Limits of events per exposure, both sides together with this confidence. */
  Interval at(double exposure, double confidence) {
    double tail = (1 - confidence) / 2;
    double factor = overdispersion.factor(treatment, model.variance(target, exposure));
    double lower = target + factor * (quantile(exposure, tail) - target);
    double upper = target + factor * (quantile(exposure, 1 - tail) - target);
    double most = model == CountModel.BETA_BINOMIAL ? 1 : Double.MAX_VALUE;
    return Interval.of(
        confidence,
        Math.max(0, Math.min(lower, target)),
        Math.min(most, Math.max(upper, target)),
        method());
  }

  private String method() {
    String exact = model == CountModel.BETA_BINOMIAL ? "exact binomial" : "exact Poisson";
    if (overdispersion.significant() == Evidence.WITHIN_CHANCE) {
      return exact;
    }
    return switch (treatment) {
      case IGNORED -> exact;
      case MULTIPLICATIVE -> exact + ", overdispersion multiplicative";
      case ADDITIVE -> exact + ", overdispersion additive";
    };
  }

  private double quantile(double exposure, double probability) {
    LongToDoubleFunction atMost = events -> model.atMost(events, target, exposure);
    long enough = 1;
    while (atMost.applyAsDouble(enough) < probability) {
      enough *= 2;
    }
    long tooFew = enough == 1 ? -1 : enough / 2;
    while (enough - tooFew > 1) {
      long middle = Math.floorDiv(enough + tooFew, 2);
      if (atMost.applyAsDouble(middle) < probability) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    double at = atMost.applyAsDouble(enough);
    double below = atMost.applyAsDouble(tooFew);
    return (enough - (at - probability) / (at - below)) / exposure;
  }
}
