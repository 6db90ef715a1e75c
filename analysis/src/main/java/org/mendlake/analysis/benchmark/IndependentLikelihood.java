package org.mendlake.analysis.benchmark;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.statistics.life.LifeDistribution;
import org.mendlake.statistics.life.Lognormal;
import org.mendlake.statistics.life.Weibull;

/** The log-likelihood of anybody's estimates, computed alike for all, row by row. */
final class IndependentLikelihood {
  private IndependentLikelihood() {}

  /** The log-likelihood; empty where the values are not those of a distribution. */
  static OptionalDouble of(List<LifeRow> rows, Map<String, Double> values) {
    if (values.containsKey("eta")) {
      return OptionalDouble.of(sum(rows, new Weibull(values.get("eta"), values.get("beta"))));
    }
    return values.containsKey("mu")
        ? OptionalDouble.of(sum(rows, new Lognormal(values.get("mu"), values.get("sigma"))))
        : OptionalDouble.empty();
  }

  private static double sum(List<LifeRow> rows, LifeDistribution distribution) {
    double sum = 0;
    for (LifeRow row : rows) {
      sum += row.count() * term(row, distribution);
    }
    return sum;
  }

  private static double term(LifeRow row, LifeDistribution distribution) {
    if (!row.isFailure()) {
      return distribution.logSurvival(row.lower());
    }
    if (row.lower() == row.upper()) {
      return distribution.logDensity(row.lower());
    }
    double before = distribution.logSurvival(row.lower());
    return before + Math.log(-Math.expm1(distribution.logSurvival(row.upper()) - before));
  }
}
