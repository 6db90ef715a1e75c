package org.mendlake.statistics.life;

/**
 * A line in the plane of intercept and slope, along which a nuisance parameter v runs: intercept =
 * a0 + v da, slope = b0 + v db.
 */
record Ray(double a0, double da, double b0, double db) {

  /** All intercepts for one slope; v is the intercept. */
  static Ray ofSlope(double slope) {
    return new Ray(0, 1, slope, 0);
  }

  /** All slopes for which a log age over the centre stands at z; v is the slope. */
  static Ray through(double logAge, double z) {
    return new Ray(z, -logAge, 0, 1);
  }

  double intercept(double v) {
    return a0 + v * da;
  }

  double slope(double v) {
    return b0 + v * db;
  }
}
