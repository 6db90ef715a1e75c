package org.mendlake.statistics.recurrent;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;

/** The scale on which limits are symmetric, z standard errors to either side. */
public enum LimitScale {
  /** {@code M -+ z se}; may fall below 0. */
  NORMAL("normal"),
  /** {@code M exp(-+ z se / M)}, for functions that stay above 0. */
  LOG("log");

  private final String word;

  LimitScale(String word) {
    this.word = word;
  }

  /**
   * Limits of a value.
   *
   * @param variance of the value; without one, or if it is not above 0, there are no limits
   * @param confidence of both sides together, between 0 and 1
   * @param estimator name of the variance
   */
  public Interval limits(
      double value, Optional<Double> variance, double confidence, String estimator) {
    String method = word + " limits, " + estimator;
    if (variance.isEmpty()) {
      return none(confidence, Reason.TOO_FEW_AT_RISK, method);
    }
    // Where all units agree the sum of squares is zero but for rounding.
    if (variance.get() <= 1e-24 * value * value) {
      return none(confidence, Reason.NO_VARIATION, method);
    }
    double reach =
        new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2)
            * Math.sqrt(variance.get());
    if (this == NORMAL) {
      return Interval.of(confidence, value - reach, value + reach, method);
    }
    if (value <= 0) {
      return none(confidence, Reason.AT_THE_EDGE, method);
    }
    double upper = value * Math.exp(reach / value);
    return new Interval(
        confidence,
        Limit.at(value * Math.exp(-reach / value)),
        Double.isFinite(upper) ? Limit.at(upper) : Limit.none(Reason.UNBOUNDED),
        method);
  }

  private static Interval none(double confidence, Reason reason, String method) {
    return new Interval(confidence, Limit.none(reason), Limit.none(reason), method);
  }
}
