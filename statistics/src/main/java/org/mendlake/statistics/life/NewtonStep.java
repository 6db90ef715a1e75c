package org.mendlake.statistics.life;

/** An ascent step in intercept and slope. */
record NewtonStep(double da, double db) {

  /**
   * Newton's step, with the Hessian made negative definite where it is not. Directions are compared
   * after scaling the slope to relative changes.
   */
  static NewtonStep towardsPeak(Expansion at, double slope) {
    double determinant = at.aa * at.bb - at.ab * at.ab;
    if (at.aa < 0 && at.bb < 0 && determinant > 1e-12 * at.aa * at.bb) {
      return new NewtonStep(
          (at.ab * at.b - at.bb * at.a) / determinant, (at.ab * at.a - at.aa * at.b) / determinant);
    }
    double aa = at.aa;
    double ab = at.ab * slope;
    double bb = at.bb * slope * slope;
    double gradientB = at.b * slope;
    double mean = (aa + bb) / 2;
    double radius = Math.hypot((aa - bb) / 2, ab);
    double angle = Math.atan2(2 * ab, aa - bb) / 2;
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double floor = 1e-8 * (Math.abs(mean) + radius) + Double.MIN_NORMAL;
    double along = (cosine * at.a + sine * gradientB) / Math.max(Math.abs(mean + radius), floor);
    double across = (cosine * gradientB - sine * at.a) / Math.max(Math.abs(mean - radius), floor);
    return new NewtonStep(cosine * along - sine * across, slope * (sine * along + cosine * across));
  }

  /** Newton's step along a line, uphill also where the likelihood is convex. */
  static NewtonStep along(Ray ray, Expansion at) {
    double curvature = Math.abs(at.curvature(ray.da(), ray.db()));
    double step = at.slope(ray.da(), ray.db()) / Math.max(curvature, Double.MIN_NORMAL);
    return new NewtonStep(step * ray.da(), step * ray.db());
  }

  /** What the step gains where the likelihood is a parabola. */
  double gain(Expansion at) {
    return at.slope(da, db) / 2;
  }
}
