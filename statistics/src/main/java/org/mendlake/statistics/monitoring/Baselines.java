package org.mendlake.statistics.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Reason;

/** What charts of different kinds do alike with their baselines. */
final class Baselines {
  private Baselines() {}

  /** The points that a baseline rests on; none if it was stated. */
  static <P> List<P> points(
      Baseline baseline, List<P> all, Function<P, Optional<String>> exclusion) {
    if (baseline instanceof Baseline.First first) {
      return all.stream()
          .limit(first.points())
          .filter(point -> exclusion.apply(point).isEmpty())
          .toList();
    }
    return List.of();
  }

  /** Mean moving range over 1.128; nothing without two values that differ. */
  static OptionalDouble movingRangeSigma(double[] values) {
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += Math.abs(values[i] - values[i - 1]);
    }
    return sum > 0
        ? OptionalDouble.of(sum / (values.length - 1) / AttributesChart.RANGE_TO_SIGMA)
        : OptionalDouble.empty();
  }

  static Caution few(int points, int usual) {
    return new Caution(
        Reason.TOO_FEW_POINTS,
        "The limits rest on %d points; with fewer than %d they are uncertain"
            .formatted(points, usual));
  }
}
