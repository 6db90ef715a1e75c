package org.mendlake.statistics.recurrent;

/** The variance of a mean cumulative function, kept up while age goes on. */
interface VarianceSum {

  /** A unit comes under observation. */
  void enter(int unit);

  /** A unit leaves observation. */
  void leave(int unit);

  /**
   * The events of one age.
   *
   * @param atRisk units under observation
   * @param count how many of them have an event
   * @param units these units, in the first {@code count} places
   * @param values what the events of each add up to, in the same places
   */
  void step(int atRisk, int count, int[] units, double[] values);

  /** The variance so far; NaN where it cannot be estimated. */
  double value();
}
