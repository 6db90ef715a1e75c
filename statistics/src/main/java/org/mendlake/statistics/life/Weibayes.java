package org.mendlake.statistics.life;

import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * A Weibull scale where the shape β comes from elsewhere, for data with too few failures or none.
 * Raised to β, ages are exponential: with T = Σ w (t^β - entry^β) and r failures the scale is (T /
 * r)^(1/β), its limits are (2 T / χ²)^(1/β) with 2 r + 2 degrees of freedom below and 2 r above
 * (Nelson 1985; Abernethy 2006). Without failures there is no estimate, and the lower limit takes
 * the whole error probability: for that case {@code confidence} is that of the one side.
 *
 * <p>A failure known only to an interval has worked at least to its lower age, which is what T
 * counts: the scale is then on the low, careful side.
 *
 * @param assumedShape β as it was assumed
 * @param scale the estimate; none without failures
 */
public record Weibayes(
    double assumedShape, double failures, Optional<Double> scale, Interval interval) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "Weibayes, chi-squared limits";

  /**
   * The scale of data for an assumed shape.
   *
   * @throws IllegalArgumentException if the shape is not above 0
   */
  public static Outcome<Weibayes> of(LifeData data, double assumedShape, double confidence) {
    if (!(assumedShape > 0 && assumedShape < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Cannot assume the shape " + assumedShape + ": it is above 0");
    }
    Interval.requireConfidence(confidence);
    double oldest = data.oldestAge();
    double total = 0;
    for (int row = 0; row < data.rows(); row++) {
      double worked = Math.pow(data.lower(row) / oldest, assumedShape);
      double before = Math.pow(data.entry(row) / oldest, assumedShape);
      total += data.weight(row) * (worked - before);
    }
    if (!(total > 0)) {
      return Outcome.refused(Reason.NO_EXPOSURE, "no unit was seen working at an age above 0");
    }
    double failures = data.failures();
    double error = failures == 0 ? 1 - confidence : (1 - confidence) / 2;
    double lower = scale(oldest, assumedShape, 2 * total / chiSquared(1 - error, 2 * failures + 2));
    Limit above =
        failures == 0
            ? Limit.none(Reason.UNBOUNDED)
            : limit(scale(oldest, assumedShape, 2 * total / chiSquared(error, 2 * failures)));
    Interval interval = new Interval(confidence, limit(lower), above, METHOD);
    Optional<Double> scale =
        failures == 0
            ? Optional.empty()
            : Optional.of(scale(oldest, assumedShape, total / failures)).filter(Double::isFinite);
    return Outcome.of(
        new Weibayes(assumedShape, failures, scale, interval),
        List.of(
            new Caution(
                Reason.ASSUMED,
                "the shape " + assumedShape + " is assumed; its error is not in the limits")));
  }

  /**
   * Limits of the probability to fail by an age, those of the scale carried over.
   *
   * @throws IllegalArgumentException if the age is not above 0
   */
  public Interval failureProbability(double age) {
    if (!(age > 0 && age < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Cannot use the age " + age + ": it is above 0");
    }
    return new Interval(
        interval.confidence(),
        failureProbability(age, interval.upper()),
        failureProbability(age, interval.lower()),
        METHOD);
  }

  private Limit failureProbability(double age, Limit ofScale) {
    return ofScale
        .value()
        .map(value -> Limit.at(new Weibull(value, assumedShape).failureProbability(age)))
        .orElse(ofScale);
  }

  private static double scale(double unit, double shape, double power) {
    return unit * Math.pow(power, 1 / shape);
  }

  private static double chiSquared(double probability, double degreesOfFreedom) {
    return new ChiSquaredDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
  }

  private static Limit limit(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY
        ? Limit.at(value)
        : Limit.none(Reason.UNBOUNDED);
  }
}
