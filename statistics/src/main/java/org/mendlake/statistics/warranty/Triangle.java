package org.mendlake.statistics.warranty;

import java.util.Arrays;

/**
 * A development triangle: for each origin (month of the event, year of sale) what was known at each
 * development, 0 being the origin's own period. Older origins reach at least as far as younger
 * ones, and no cell before an origin's last is missing.
 */
public final class Triangle {
  private final int firstOrigin;
  private final double[][] cumulative;

  Triangle(int firstOrigin, double[][] cumulative) {
    this.firstOrigin = firstOrigin;
    this.cumulative = cumulative;
  }

  /** Begins a triangle whose cells hold what came in each development. */
  public static TriangleBuilder ofIncrements() {
    return new TriangleBuilder(TriangleBuilder.Cells.INCREMENTS);
  }

  /** Begins a triangle whose cells hold all that had come up to each development. */
  public static TriangleBuilder ofCumulatives() {
    return new TriangleBuilder(TriangleBuilder.Cells.CUMULATIVES);
  }

  /** Number of origins, the oldest first. */
  public int origins() {
    return cumulative.length;
  }

  /** Name of an origin by its place, which counts from 0. */
  public int origin(int place) {
    return firstOrigin + place;
  }

  /** Number of developments of the oldest origin. */
  public int developments() {
    return cumulative[0].length;
  }

  /** Last development that an origin has reached. */
  public int last(int place) {
    return cumulative[place].length - 1;
  }

  /** All that an origin had up to a development that it has reached. */
  public double cumulative(int place, int development) {
    return cumulative[place][development];
  }

  /** What came to an origin in a development that it has reached. */
  public double increment(int place, int development) {
    return development == 0
        ? cumulative[place][0]
        : cumulative[place][development] - cumulative[place][development - 1];
  }

  /** All that an origin has. */
  public double latest(int place) {
    return cumulative[place][last(place)];
  }

  /** Sum of what the origins that have reached {@code reached} had up to {@code development}. */
  double column(int development, int reached) {
    return Arrays.stream(cumulative)
        .filter(row -> row.length > reached)
        .mapToDouble(row -> row[development])
        .sum();
  }
}
