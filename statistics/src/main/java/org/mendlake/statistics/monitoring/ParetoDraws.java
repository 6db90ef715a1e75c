package org.mendlake.statistics.monitoring;

import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import org.mendlake.statistics.comparison.RankDraws.Draw;
import org.mendlake.statistics.monitoring.Pareto.Measure;

/** What categories could as well have contributed, by chance alone. */
final class ParetoDraws {
  private ParetoDraws() {}

  static Draw drawsOf(List<ParetoCategory> categories, Measure measure, long seed) {
    RandomDataGenerator random = RandomDataGenerator.of(new Well19937c(seed));
    return () -> categories.stream().mapToDouble(c -> draw(c, measure, random)).toArray();
  }

  private static double draw(ParetoCategory category, Measure measure, RandomDataGenerator random) {
    return switch (measure) {
      case COUNT -> count(category, random);
      case COST -> cost(category, random);
      case RATE -> count(category, random) / category.exposure().orElseThrow();
    };
  }

  private static double count(ParetoCategory category, RandomDataGenerator random) {
    return random.nextGamma(category.count() + 0.5, 1);
  }

  private static double cost(ParetoCategory category, RandomDataGenerator random) {
    double cost = category.cost();
    if (category.count() == 0) {
      return cost;
    }
    double variance = category.costSquares().orElse(2 * cost * cost / category.count());
    if (variance == 0) {
      return cost;
    }
    return cost > 0
        ? random.nextGamma(cost * cost / variance, variance / cost)
        : random.nextNormal(cost, Math.sqrt(variance));
  }
}
