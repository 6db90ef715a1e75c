package org.mendlake.statistics.life;

/**
 * A log-likelihood at one point of (intercept a, slope b): its value, gradient and Hessian. It is
 * mutable because searches fill it hundreds of times.
 */
final class Expansion {
  double value;
  double a;
  double b;
  double aa;
  double ab;
  double bb;

  /** Whether everything is a number; outside the range of doubles the point is useless. */
  boolean isFinite() {
    return Double.isFinite(value + a + b + aa + ab + bb);
  }

  /** First derivative in a direction. */
  double slope(double da, double db) {
    return a * da + b * db;
  }

  /** Second derivative in a direction. */
  double curvature(double da, double db) {
    return aa * da * da + 2 * ab * da * db + bb * db * db;
  }
}
