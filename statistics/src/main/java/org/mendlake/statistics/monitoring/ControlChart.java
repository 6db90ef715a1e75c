package org.mendlake.statistics.monitoring;

import java.util.List;
import java.util.Optional;

/**
 * A Shewhart chart with its limits and signals.
 *
 * @param method the chart's name in the field
 * @param baseline the frozen centre and spread; give it to the chart of the next period
 * @param baselinePoints points that the centre rests on; 0 if it was stated
 * @param points in order; what has no size has no point
 * @param runs tests of runs over the points that are not excluded
 */
public record ControlChart(
    String method,
    Baseline.Stated baseline,
    int baselinePoints,
    List<Point> points,
    RunTests runs) {
  public ControlChart {
    points = List.copyOf(points);
  }

  /** On which side of its limits a point lies. */
  public enum Signal {
    ABOVE,
    BELOW
  }

  /**
   * A point and its 3-sigma limits.
   *
   * @param position from 1, in the order given
   * @param signal the side on which it lies beyond a limit (Western Electric rule 1)
   * @param exclusion why it is no part of the baseline
   */
  public record Point(
      int position,
      double value,
      double lower,
      double upper,
      Optional<Signal> signal,
      Optional<String> exclusion) {

    static Point of(
        int position, double value, double lower, double upper, Optional<String> exclusion) {
      Optional<Signal> signal =
          value > upper
              ? Optional.of(Signal.ABOVE)
              : value < lower ? Optional.of(Signal.BELOW) : Optional.empty();
      return new Point(position, value, lower, upper, signal, exclusion);
    }
  }

  /** The centre line, in the unit of the points. */
  public double centre() {
    return baseline.centre();
  }

  /** Positions of the points beyond a limit. */
  public List<Integer> signals() {
    return points.stream().filter(p -> p.signal().isPresent()).map(Point::position).toList();
  }
}
