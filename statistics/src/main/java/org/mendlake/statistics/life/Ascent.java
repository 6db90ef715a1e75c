package org.mendlake.statistics.life;

import java.util.Optional;

/** Climbs a log-likelihood by Newton steps, halved until they gain, until they gain no more. */
final class Ascent {
  /** Slopes below this mean ages over more decades than doubles have: an edge. */
  static final double SMALLEST_SLOPE = 1e-3;

  static final double LARGEST_SLOPE = 1e6;
  private static final int MOST_STEPS = 300;
  private static final int MOST_HALVINGS = 60;

  /** A step that promises less gain than this is the last: the next would gain its square. */
  private static final double SETTLED = 1e-9;

  /** A gain that may drown in rounding where terms are large: then the climb has ended. */
  private static final double ROUNDING = 1e-6;

  /** Rounding of a likelihood, relative to its value. */
  private static final double NOISE = 1e-14;

  /** Where to go from a point. */
  interface Rule {
    NewtonStep step(Expansion at, double slope);
  }

  private final LogLikelihood likelihood;
  private final Rule rule;
  private Expansion here = new Expansion();
  private Expansion next = new Expansion();

  Ascent(LogLikelihood likelihood, Rule rule) {
    this.likelihood = likelihood;
    this.rule = rule;
  }

  /** The maximum of a log-likelihood along a line, near a value of its parameter. */
  static Optional<Peak> along(LogLikelihood likelihood, Ray ray, double start) {
    return new Ascent(likelihood, (at, slope) -> NewtonStep.along(ray, at))
        .from(ray.intercept(start), ray.slope(start));
  }

  /**
   * Where the climb ends: at a stationary point, or beyond the smallest or largest slope. None if
   * it did not settle.
   */
  Optional<Peak> from(double intercept, double slope) {
    double a = intercept;
    double b = slope;
    likelihood.expand(a, b, here);
    for (int step = 0; step < MOST_STEPS && here.isFinite(); step++) {
      NewtonStep full = rule.step(here, b);
      double gain = full.gain(here);
      double factor = full.db() < 0 ? Math.min(1, -0.8 * b / full.db()) : 1;
      boolean isLast = factor == 1 && gain < SETTLED * (1 + 1e-5 * Math.abs(here.value));
      if (isLast) {
        likelihood.expand(a + full.da(), b + full.db(), next);
      } else {
        factor = gainingFactor(a, b, full, factor, gain);
      }
      if (factor == 0 || !next.isFinite()) {
        return gain < ROUNDING ? Optional.of(new Peak(a, b, here)) : Optional.empty();
      }
      a += factor * full.da();
      b += factor * full.db();
      Expansion left = here;
      here = next;
      next = left;
      if (isLast || b < SMALLEST_SLOPE || b > LARGEST_SLOPE) {
        return Optional.of(new Peak(a, b, here));
      }
    }
    return Optional.empty();
  }

  /** The first of 1, 1/2, 1/4, ... times a factor at which the step gains; 0 if none does. */
  private double gainingFactor(double a, double b, NewtonStep full, double first, double gain) {
    double factor = first;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      likelihood.expand(a + factor * full.da(), b + factor * full.db(), next);
      double enough = here.value + 0.1 * factor * gain - NOISE * Math.abs(here.value);
      if (next.isFinite() && next.value >= enough) {
        return factor;
      }
      factor /= 2;
    }
    return 0;
  }
}
