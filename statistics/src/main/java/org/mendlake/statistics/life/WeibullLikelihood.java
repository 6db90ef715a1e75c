package org.mendlake.statistics.life;

/**
 * Log-likelihood of the Weibull distribution: ln t follows the smallest extreme value distribution,
 * S(z) = exp(-e^z), b is the shape. With L = e^z at the lower and U at the upper age, an interval
 * gives ln(1 - exp(-(U - L))) - L, so that everything but the first term is a sum of weights times
 * e^z.
 */
final class WeibullLikelihood extends LogLikelihood {
  /** Beyond this e^-gap is below the smallest double: the unit had failed by then. */
  private static final double CERTAIN = 745;

  private final double exactUnits;
  private final double exactSum;
  private final double logAgeSum;

  /** Log ages over the centre, and signed weights, of the terms -w e^z. */
  private final double[] hazardAge;

  private final double[] hazardWeight;

  /** Intervals: lower is minus infinity where the failure is left-censored. */
  private final double[] lower;

  private final double[] upper;
  private final double[] intervalWeight;

  WeibullLikelihood(LifeData data) {
    super(data);
    Columns hazard = new Columns(2);
    Columns interval = new Columns(3);
    double units = 0;
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double weight = data.weight(row);
      double from = Math.log(data.lower(row)) - centre();
      if (data.isExact(row)) {
        units += weight;
        sum += weight * from;
      } else if (data.isFailure(row)) {
        interval.add(from, Math.log(data.upper(row)) - centre(), weight);
      }
      if (data.lower(row) > data.entry(row)) {
        hazard.add(from, weight);
        if (data.entry(row) > 0) {
          hazard.add(Math.log(data.entry(row)) - centre(), -weight);
        }
      }
    }
    exactUnits = units;
    exactSum = sum;
    logAgeSum = sum + units * centre();
    hazardAge = hazard.column(0);
    hazardWeight = hazard.column(1);
    lower = interval.column(0);
    upper = interval.column(1);
    intervalWeight = interval.column(2);
  }

  @Override
  double quantile(double share) {
    return Math.log(-Math.log1p(-share));
  }

  @Override
  void expand(double intercept, double slope, Expansion into) {
    double none = 0;
    double once = 0;
    double twice = 0;
    for (int term = 0; term < hazardAge.length; term++) {
      double x = hazardAge[term];
      double hazard = hazardWeight[term] * Math.exp(intercept + slope * x);
      none += hazard;
      once += hazard * x;
      twice += hazard * x * x;
    }
    into.value = exactUnits * (Math.log(slope) + intercept) + slope * exactSum - logAgeSum - none;
    into.a = exactUnits - none;
    into.b = exactUnits / slope + exactSum - once;
    into.aa = -none;
    into.ab = -once;
    into.bb = -exactUnits / (slope * slope) - twice;
    for (int term = 0; term < upper.length; term++) {
      addInterval(term, intercept, slope, into);
    }
  }

  private void addInterval(int term, double intercept, double slope, Expansion into) {
    double x = upper[term];
    double weight = intervalWeight[term];
    double gap = Math.exp(intercept + slope * x);
    double gapX = gap * x;
    double gapXx = gapX * x;
    double from = lower[term];
    if (from > Double.NEGATIVE_INFINITY) {
      double base = Math.exp(intercept + slope * from);
      gap = base * Math.expm1(slope * (x - from));
      gapX = gap * x + base * (x - from);
      gapXx = gap * x * x + base * (x - from) * (x + from);
    }
    if (gap > CERTAIN) {
      return;
    }
    double first = 1 / Math.expm1(gap);
    double second = -first * (1 + first);
    into.value += weight * logOneMinusExp(gap);
    into.a += weight * first * gap;
    into.b += weight * first * gapX;
    into.aa += weight * (second * gap * gap + first * gap);
    into.ab += weight * (second * gap * gapX + first * gapX);
    into.bb += weight * (second * gapX * gapX + first * gapXx);
  }

  /** ln(1 - e^-x) for x above 0. */
  private static double logOneMinusExp(double x) {
    return x < 0.7 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
  }
}
