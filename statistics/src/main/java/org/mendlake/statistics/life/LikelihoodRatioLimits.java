package org.mendlake.statistics.life;

import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;

/**
 * Limits {φ: 2 (ℓ̂ - ℓ_p(φ)) ≤ χ²₁} of a quantity, ℓ_p being the profile likelihood (Meeker and
 * Escobar 1998, section 8.3). The signed root of the statistic is nearly a straight line in φ, so
 * Newton's method on it takes a few profiles; a bracket guards it. A side on which the profile
 * stays above the threshold has no limit.
 */
final class LikelihoodRatioLimits {
  private static final int MOST_PROFILES = 100;
  private static final double CLOSE = 1e-4;

  private final LogLikelihood likelihood;
  private final Peak summit;
  private final double threshold;

  LikelihoodRatioLimits(LogLikelihood likelihood, Peak summit, double confidence) {
    this.likelihood = likelihood;
    this.summit = summit;
    this.threshold =
        Math.sqrt(
            new ChiSquaredDistribution(1)
                .inverseCumulativeProbability(Interval.requireConfidence(confidence)));
  }

  /** The limit below the estimate, on the target's axis. */
  Limit below(ProfileTarget target) {
    return limit(target, -1);
  }

  /** The limit above the estimate, on the target's axis. */
  Limit above(ProfileTarget target) {
    return limit(target, 1);
  }

  private Limit limit(ProfileTarget target, double side) {
    double estimate = target.value(summit);
    double inside = 0;
    double outside = Double.POSITIVE_INFINITY;
    double distance = threshold * target.standardError(summit);
    Peak last = summit;
    for (int profile = 0; profile < MOST_PROFILES; profile++) {
      double value = estimate + side * distance;
      if (Math.abs(value) > target.farthest()) {
        return Limit.none(Reason.UNBOUNDED);
      }
      Optional<Peak> top = top(target, value, last);
      if (top.isEmpty()) {
        distance = inside + (distance - inside) / 4;
        continue;
      }
      last = top.get();
      double root = Math.sqrt(Math.max(0, 2 * (summit.value() - last.value())));
      double steepness = -side * target.derivative(last) / root;
      double newton = distance + (threshold - root) / steepness;
      if (Math.abs(root - threshold) < CLOSE && newton > 0 && newton < 2 * distance) {
        return Limit.at(estimate + side * newton);
      }
      if (root < threshold) {
        inside = distance;
      } else {
        outside = distance;
      }
      if (outside < Double.POSITIVE_INFINITY && outside - inside <= 1e-14 * outside) {
        return Limit.at(estimate + side * inside);
      }
      distance = next(newton, inside, outside);
    }
    return Limit.none(Reason.NOT_CONVERGED);
  }

  /** The top of the profile at a value, sought from where the last one points to. */
  private Optional<Peak> top(ProfileTarget target, double value, Peak last) {
    double here = target.nuisance(last);
    double ahead = here + target.drift(last) * (value - target.value(last));
    boolean isSlope = target.kind() != ProfileTarget.Kind.LOG_SLOPE;
    double start = isSlope ? Math.max(here / 4, Math.min(4 * here, ahead)) : ahead;
    return Ascent.along(likelihood, target.ray(value), start)
        .or(() -> Ascent.along(likelihood, target.ray(value), here));
  }

  /** Newton's proposal where it stays in the bracket, otherwise farther out or the middle. */
  private static double next(double newton, double inside, double outside) {
    if (Double.isInfinite(outside)) {
      return newton > inside ? Math.min(newton, 4 * inside) : 4 * inside;
    }
    double margin = 1e-3 * (outside - inside);
    return newton > inside + margin && newton < outside - margin
        ? newton
        : inside + (outside - inside) / 2;
  }
}
