package org.mendlake.statistics.recurrent;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** Where a falling function of a positive number crosses 0. */
final class FallingRoot {
  private static final double RELATIVE_ACCURACY = 1e-13;
  private static final int MOST_EVALUATIONS = 200;

  private FallingRoot() {}

  /** The root, or the end of the range that the function does not cross before. */
  static double of(DoubleUnaryOperator function, double smallest, double largest) {
    // Past the range of numbers it has fallen below 0.
    DoubleUnaryOperator falling =
        x -> {
          double value = function.applyAsDouble(x);
          return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        };
    double low = 1;
    double high = 1;
    while (low > smallest && falling.applyAsDouble(low) < 0) {
      high = low;
      low = Math.max(smallest, low / 2);
    }
    if (falling.applyAsDouble(low) < 0) {
      return smallest;
    }
    while (high < largest && falling.applyAsDouble(high) > 0) {
      low = high;
      high = Math.min(largest, high * 2);
    }
    if (falling.applyAsDouble(high) > 0) {
      return largest;
    }
    while (Double.isInfinite(falling.applyAsDouble(high))) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        return low;
      }
      if (falling.applyAsDouble(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == high
        ? low
        : new BracketingNthOrderBrentSolver(RELATIVE_ACCURACY, 1e-300, 1e-300, 5)
            .solve(MOST_EVALUATIONS, falling::applyAsDouble, low, high);
  }
}
