package org.mendlake.statistics.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The highest point of a function on a stretch of a line, also where it has several hills: a grid,
 * then a golden section between the neighbours of its best point.
 *
 * @param position where it is highest
 * @param value there
 * @param edge the end of the stretch that it lies at, if it does
 */
public record LineMaximum(double position, double value, Edge edge) {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double CLOSE = 1e-9;

  /** Where on the stretch the highest point of the grid was. */
  public enum Edge {
    LEFT,
    INSIDE,
    RIGHT
  }

  /**
   * Searches from low to high.
   *
   * @param steps of the grid: hills narrower than two of them may be missed
   */
  public static LineMaximum of(DoubleUnaryOperator function, double low, double high, int steps) {
    double step = (high - low) / steps;
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= steps; i++) {
      double value = function.applyAsDouble(low + i * step);
      if (value > highest) {
        best = i;
        highest = value;
      }
    }
    double from = low + Math.max(0, best - 1) * step;
    double to = low + Math.min(steps, best + 1) * step;
    double position = golden(function, from, to);
    Edge edge = best == 0 ? Edge.LEFT : best == steps ? Edge.RIGHT : Edge.INSIDE;
    return new LineMaximum(position, function.applyAsDouble(position), edge);
  }

  private static double golden(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = function.applyAsDouble(left);
    double atRight = function.applyAsDouble(right);
    while (high - low > CLOSE) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = function.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = function.applyAsDouble(right);
      }
    }
    return (low + high) / 2;
  }
}
