package org.mendlake.analysis.benchmark;

/**
 * Units of a simulated or published set.
 *
 * @param lower age up to which they surely worked; the age itself where it is exact
 * @param upper age by which they had failed, infinite for those still working
 */
record LifeRow(double lower, double upper, long count) {

  static LifeRow failed(double age) {
    return new LifeRow(age, age, 1);
  }

  static LifeRow working(double age) {
    return new LifeRow(age, Double.POSITIVE_INFINITY, 1);
  }

  boolean isFailure() {
    return upper < Double.POSITIVE_INFINITY;
  }
}
