package org.mendlake.statistics.life;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;

/** Normal limits on ln(-ln p), which stay between 0 and 1. */
final class ComplementaryLogLimits {
  static final String METHOD = "log-log";

  private ComplementaryLogLimits() {}

  /** Limits of a probability; at 0 and 1, where the axis ends, there are none. */
  static Interval of(double probability, double standardError, double confidence) {
    if (!(probability > 0 && probability < 1)) {
      Limit none = Limit.none(Reason.AT_THE_EDGE);
      return new Interval(confidence, none, none, METHOD);
    }
    double log = -Math.log(probability);
    double width = normalQuantile(confidence) * standardError / (probability * log);
    return Interval.of(
        confidence, Math.exp(-log * Math.exp(width)), Math.exp(-log * Math.exp(-width)), METHOD);
  }

  /** The z between whose negative and itself the normal distribution has a probability. */
  static double normalQuantile(double confidence) {
    return new NormalDistribution()
        .inverseCumulativeProbability((1 + Interval.requireConfidence(confidence)) / 2);
  }
}
