package org.mendlake.statistics.life;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;

/** What Weibull and lognormal fits share: a summit, and what its surroundings say. */
record LogLocationScaleFit(LogLikelihood likelihood, Peak summit) {
  /** ln of the largest double, less some room. */
  static final double LARGEST_LOG = 709;

  /** Beyond this a probability cannot be told from 0 or 1. */
  private static final double FARTHEST_Z = 1000;

  double location() {
    return likelihood.centre() - summit.intercept() / summit.slope();
  }

  ParameterCovariance covariance() {
    double location = locationTarget().standardError(summit);
    double logShape = logSlopeTarget().standardError(summit);
    // With c = centre - location = a / b: d(location) = -(da - c db) / b, d(ln b) = db / b.
    Expansion e = summit.expansion();
    double b = summit.slope();
    double determinant = e.aa * e.bb - e.ab * e.ab;
    double covarianceAb = e.ab / determinant;
    double varianceB = -e.aa / determinant;
    double covariance = -(covarianceAb - summit.intercept() / b * varianceB) / (b * b);
    return new ParameterCovariance(location * location, covariance, logShape * logShape);
  }

  /** The age at which z stands, with its error. */
  Estimate ageAt(double z, double confidence) {
    return estimate(
        new ProfileTarget(ProfileTarget.Kind.LOG_AGE, z, LARGEST_LOG - likelihood.centre()),
        confidence,
        logAge -> Math.exp(logAge + likelihood.centre()),
        logAge -> Math.exp(logAge + likelihood.centre()));
  }

  /** The mean of log age, z = 0, itself. */
  Estimate logAgeAtZero(double confidence) {
    return estimate(
        locationTarget(), confidence, logAge -> logAge + likelihood.centre(), logAge -> 1);
  }

  /** The slope, with its error. */
  Estimate slope(double confidence) {
    return estimate(logSlopeTarget(), confidence, Math::exp, Math::exp);
  }

  /** The inverse of the slope, with its error. */
  Estimate inverseSlope(double confidence) {
    return estimate(
        logSlopeTarget(),
        confidence,
        logSlope -> Math.exp(-logSlope),
        logSlope -> -Math.exp(-logSlope));
  }

  /** A function of the z at an age, with its error; {@code density} is its derivative. */
  Estimate atAge(
      double age, double confidence, DoubleUnaryOperator function, DoubleUnaryOperator density) {
    if (!(age > 0 && age < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Cannot use the age " + age + ": it is above 0");
    }
    double logAge = Math.log(age) - likelihood.centre();
    return estimate(
        new ProfileTarget(ProfileTarget.Kind.Z, logAge, FARTHEST_Z), confidence, function, density);
  }

  private ProfileTarget locationTarget() {
    return new ProfileTarget(ProfileTarget.Kind.LOG_AGE, 0, LARGEST_LOG - likelihood.centre());
  }

  private static ProfileTarget logSlopeTarget() {
    return new ProfileTarget(
        ProfileTarget.Kind.LOG_SLOPE, Double.NaN, -Math.log(Ascent.SMALLEST_SLOPE));
  }

  private Estimate estimate(
      ProfileTarget target,
      double confidence,
      DoubleUnaryOperator shown,
      DoubleUnaryOperator derivative) {
    LikelihoodRatioLimits limits = new LikelihoodRatioLimits(likelihood, summit, confidence);
    double at = target.value(summit);
    if (!Double.isFinite(shown.applyAsDouble(at))) {
      throw new IllegalArgumentException(
          "Cannot tell an age of e^"
              + (at + likelihood.centre())
              + ": it is beyond the range of numbers; ask for a smaller share");
    }
    Limit below = shown(limits.below(target), shown);
    Limit above = shown(limits.above(target), shown);
    boolean isRising = derivative.applyAsDouble(at) >= 0;
    double error = Math.abs(derivative.applyAsDouble(at)) * target.standardError(summit);
    return new Estimate(
        shown.applyAsDouble(at),
        Double.isFinite(error) ? Optional.of(error) : Optional.empty(),
        new Interval(
            confidence,
            isRising ? below : above,
            isRising ? above : below,
            LifeFit.INTERVAL_METHOD));
  }

  private static Limit shown(Limit limit, DoubleUnaryOperator shown) {
    return limit
        .value()
        .map(shown::applyAsDouble)
        .map(value -> Double.isFinite(value) ? Limit.at(value) : Limit.none(Reason.UNBOUNDED))
        .orElse(limit);
  }
}
