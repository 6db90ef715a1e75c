package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slope that maximises the sum of the profile likelihoods of several groups. */
record CommonShape(double slope, double logLikelihood) {
  private static final int MOST_STEPS = 200;

  /**
   * Finds it between the smallest and the largest slope of the groups, where it must lie: Newton's
   * method on the sum's derivative, guarded by bisection.
   */
  static Optional<CommonShape> of(Map<LogLikelihood, ? extends LifeFit> groups) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (LifeFit fit : groups.values()) {
      low = Math.min(low, shape(fit));
      high = Math.max(high, shape(fit));
    }
    double slope = Math.sqrt(low * high);
    for (int step = 0; step < MOST_STEPS; step++) {
      List<Peak> tops = tops(groups, slope);
      if (tops.size() < groups.size()) {
        return Optional.empty();
      }
      double value = 0;
      double first = 0;
      double second = 0;
      for (Peak top : tops) {
        Expansion e = top.expansion();
        value += e.value;
        first += e.b;
        second += e.bb - e.ab * e.ab / e.aa;
      }
      if (first > 0) {
        low = slope;
      } else {
        high = slope;
      }
      double newton = slope - first / second;
      boolean isSettled = Math.abs(newton - slope) < 1e-10 * slope || high - low < 1e-12 * high;
      if (isSettled) {
        return Optional.of(new CommonShape(slope, value));
      }
      slope = newton > low && newton < high ? newton : low + (high - low) / 2;
    }
    return Optional.empty();
  }

  private static List<Peak> tops(Map<LogLikelihood, ? extends LifeFit> groups, double slope) {
    List<Peak> tops = new ArrayList<>();
    groups.forEach(
        (likelihood, fit) -> {
          double start = (likelihood.centre() - location(fit)) * slope;
          Ascent.along(likelihood, Ray.ofSlope(slope), start).ifPresent(tops::add);
        });
    return tops;
  }

  private static double shape(LifeFit fit) {
    LifeDistribution distribution = fit.distribution();
    if (distribution instanceof Weibull weibull) {
      return weibull.shape();
    }
    return 1 / ((Lognormal) distribution).logDeviation();
  }

  private static double location(LifeFit fit) {
    LifeDistribution distribution = fit.distribution();
    if (distribution instanceof Weibull weibull) {
      return Math.log(weibull.scale());
    }
    return ((Lognormal) distribution).logMean();
  }
}
