package org.mendlake.statistics.numeric;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** Where a function that only rises, or only falls, is zero: on the whole line, bracket and all. */
public final class MonotoneRoot {
  private static final int MOST_EVALUATIONS = 500;

  private MonotoneRoot() {}

  /**
   * The root of a function that does not fall, to 1e-13 of its size.
   *
   * @param start where to begin
   * @param limit how far from 0 to look; where the root lies beyond, plus or minus the limit is
   *     given
   */
  public static double ofRising(DoubleUnaryOperator function, double start, double limit) {
    double atStart = function.applyAsDouble(start);
    double direction = -Math.signum(atStart);
    double near = start;
    for (double step = 1; direction != 0 && Math.abs(near) < limit; step *= 2) {
      double far = Math.max(-limit, Math.min(limit, start + direction * step));
      double atFar = function.applyAsDouble(far);
      if (atFar == 0 || atFar > 0 != atStart > 0) {
        return atFar == 0 ? far : between(function, Math.min(near, far), Math.max(near, far));
      }
      near = far;
    }
    return near;
  }

  /** The root of a function that does not rise. */
  public static double ofFalling(DoubleUnaryOperator function, double start, double limit) {
    return ofRising(x -> -function.applyAsDouble(x), start, limit);
  }

  private static double between(DoubleUnaryOperator function, double low, double high) {
    return new BracketingNthOrderBrentSolver(1e-13, 1e-14, 1e-300, 5)
        .solve(MOST_EVALUATIONS, function::applyAsDouble, low, high);
  }
}
