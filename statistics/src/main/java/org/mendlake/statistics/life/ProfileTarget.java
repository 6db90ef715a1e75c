package org.mendlake.statistics.life;

/**
 * A quantity φ with limits, on the axis on which it is searched. For a fixed φ the other parameter
 * runs along a line.
 *
 * @param farthest the distance from zero beyond which φ has no meaning as a number
 */
record ProfileTarget(Kind kind, double fixed, double farthest) {

  /** What φ is. */
  enum Kind {
    /** Logarithm of the slope. */
    LOG_SLOPE,
    /** Log age over the centre that stands at a fixed z: a parameter of location or a life. */
    LOG_AGE,
    /** The z at which a fixed log age over the centre stands: a probability. */
    Z
  }

  /** The parameters for which the target has a value. */
  Ray ray(double value) {
    return switch (kind) {
      case LOG_SLOPE -> Ray.ofSlope(Math.exp(value));
      case LOG_AGE -> Ray.through(value, fixed);
      case Z -> Ray.through(fixed, value);
    };
  }

  /** The target's value at a point. */
  double value(Peak at) {
    return switch (kind) {
      case LOG_SLOPE -> Math.log(at.slope());
      case LOG_AGE -> (fixed - at.intercept()) / at.slope();
      case Z -> at.intercept() + at.slope() * fixed;
    };
  }

  /** The parameter that runs along the line, at a point. */
  double nuisance(Peak at) {
    return kind == Kind.LOG_SLOPE ? at.intercept() : at.slope();
  }

  /** Derivative of the log-likelihood by the target, the running parameter held. */
  double derivative(Peak at) {
    return switch (kind) {
      case LOG_SLOPE -> at.expansion().b * at.slope();
      case LOG_AGE -> -at.expansion().a * at.slope();
      case Z -> at.expansion().a;
    };
  }

  /** How fast the parameter that runs along the line follows the target at a profile's top. */
  double drift(Peak at) {
    Ray ray = ray(value(at));
    Expansion e = at.expansion();
    double mixed =
        switch (kind) {
          case LOG_SLOPE -> at.slope() * (ray.da() * e.ab + ray.db() * e.bb);
          case LOG_AGE -> -at.slope() * (ray.da() * e.aa + ray.db() * e.ab) - e.a;
          case Z -> ray.da() * e.aa + ray.db() * e.ab;
        };
    return -mixed / e.curvature(ray.da(), ray.db());
  }

  /** Standard error at the maximum, from the inverse of the information there. */
  double standardError(Peak at) {
    double[] gradient =
        switch (kind) {
          case LOG_SLOPE -> new double[] {0, 1 / at.slope()};
          case LOG_AGE -> new double[] {-1 / at.slope(), -value(at) / at.slope()};
          case Z -> new double[] {1, fixed};
        };
    Expansion e = at.expansion();
    double determinant = e.aa * e.bb - e.ab * e.ab;
    double variance =
        (-e.bb * gradient[0] * gradient[0]
                + 2 * e.ab * gradient[0] * gradient[1]
                - e.aa * gradient[1] * gradient[1])
            / determinant;
    return Math.sqrt(variance);
  }
}
