package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDistribution;

/**
 * Log-likelihood of life data for any distribution. Of many rows, those of one kind whose ages
 * differ by less than half a percent stand at their mean ages, so that a thousand evaluations of a
 * million ages cost no more than of some thousand.
 */
final class CondensedLikelihood {
  private static final int MANY_ROWS = 1_000;
  private static final double LOG_AGE_STEP = .005;

  private final List<Term> terms = new ArrayList<>();

  /** What the units of some rows did between two ages. */
  private enum Kind {
    FAILED_AT,
    FAILED_BETWEEN,
    SURVIVED,
    ENTERED
  }

  private record Bin(Kind kind, long lower, long upper) {}

  /** Units of one kind, at their mean ages. */
  private static final class Term {
    private final Kind kind;
    private double weight;
    private double lower;
    private double upper;

    Term(Kind kind) {
      this.kind = kind;
    }

    void add(double more, double lowerAge, double upperAge) {
      weight += more;
      lower += (lowerAge - lower) * more / weight;
      upper += (upperAge - upper) * more / weight;
    }

    double logLikelihood(LifeDistribution life) {
      return switch (kind) {
        case FAILED_AT -> weight * life.logDensity(upper);
        case FAILED_BETWEEN -> weight * logBetween(life, lower, upper);
        case SURVIVED -> weight * life.logSurvival(lower);
        case ENTERED -> -weight * life.logSurvival(lower);
      };
    }
  }

  CondensedLikelihood(LifeData data) {
    Map<Bin, Term> bins = new LinkedHashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      double lower = data.lower(row);
      if (!data.isFailure(row)) {
        add(bins, data.rows(), Kind.SURVIVED, data.weight(row), lower, lower);
      } else {
        Kind kind = data.isExact(row) ? Kind.FAILED_AT : Kind.FAILED_BETWEEN;
        add(bins, data.rows(), kind, data.weight(row), lower, data.upper(row));
      }
      double entry = data.entry(row);
      if (entry > 0) {
        add(bins, data.rows(), Kind.ENTERED, data.weight(row), entry, entry);
      }
    }
    terms.addAll(bins.values());
  }

  private static void add(
      Map<Bin, Term> bins, int rows, Kind kind, double weight, double lower, double upper) {
    Bin bin = new Bin(kind, place(lower, rows), place(upper, rows));
    bins.computeIfAbsent(bin, b -> new Term(kind)).add(weight, lower, upper);
  }

  /** Of few rows each age has its own place. */
  private static long place(double age, int rows) {
    if (rows <= MANY_ROWS) {
      return Double.doubleToLongBits(age);
    }
    return age > 0 ? Math.round(Math.log(age) / LOG_AGE_STEP) : Long.MIN_VALUE;
  }

  double logLikelihood(LifeDistribution life) {
    double sum = 0;
    for (Term term : terms) {
      sum += term.logLikelihood(life);
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  /** Sum over units of the cumulative hazard that they went through: the failures expected. */
  double expectedFailures(LifeDistribution life) {
    double sum = 0;
    for (Term term : terms) {
      double hazard = -term.weight * life.logSurvival(term.upper);
      sum += term.kind == Kind.ENTERED ? -hazard : hazard;
    }
    return sum;
  }

  /** ln(S(lower) - S(upper)) without loss where both are close. */
  private static double logBetween(LifeDistribution life, double lower, double upper) {
    double before = life.logSurvival(lower);
    return before + Math.log(-Math.expm1(life.logSurvival(upper) - before));
  }
}
