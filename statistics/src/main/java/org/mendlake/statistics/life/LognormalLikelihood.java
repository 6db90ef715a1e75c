package org.mendlake.statistics.life;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.numeric.NormalTail;

/**
 * Log-likelihood of the lognormal distribution: ln t is normal, b = 1 / σ. Exact failures enter by
 * three sums only.
 */
final class LognormalLikelihood extends LogLikelihood {
  private static final double LOG_ROOT_TWO_PI = -NormalTail.logDensity(0);

  private final double exactUnits;
  private final double exactSum;
  private final double exactSquares;
  private final double logAgeSum;

  /** Log ages over the centre, and signed weights, of the terms w ln S(z). */
  private final double[] survivalAge;

  private final double[] survivalWeight;
  private final double[] lower;
  private final double[] upper;
  private final double[] intervalWeight;

  LognormalLikelihood(LifeData data) {
    super(data);
    Columns survival = new Columns(2);
    Columns interval = new Columns(3);
    double units = 0;
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < data.rows(); row++) {
      double weight = data.weight(row);
      double from = Math.log(data.lower(row)) - centre();
      if (data.isExact(row)) {
        units += weight;
        sum += weight * from;
        squares += weight * from * from;
      } else if (data.isFailure(row)) {
        interval.add(from, Math.log(data.upper(row)) - centre(), weight);
      } else if (data.lower(row) > data.entry(row)) {
        survival.add(from, weight);
      }
      boolean saysNothing = !data.isFailure(row) && data.lower(row) == data.entry(row);
      if (data.entry(row) > 0 && !saysNothing) {
        survival.add(Math.log(data.entry(row)) - centre(), -weight);
      }
    }
    exactUnits = units;
    exactSum = sum;
    exactSquares = squares;
    logAgeSum = sum + units * centre();
    survivalAge = survival.column(0);
    survivalWeight = survival.column(1);
    lower = interval.column(0);
    upper = interval.column(1);
    intervalWeight = interval.column(2);
  }

  @Override
  double quantile(double share) {
    return new NormalDistribution().inverseCumulativeProbability(share);
  }

  @Override
  void expand(double intercept, double slope, Expansion into) {
    double zSum = exactUnits * intercept + slope * exactSum;
    double zxSum = intercept * exactSum + slope * exactSquares;
    into.value =
        exactUnits * (Math.log(slope) - LOG_ROOT_TWO_PI)
            - logAgeSum
            - 0.5 * (intercept * zSum + slope * zxSum);
    into.a = -zSum;
    into.b = exactUnits / slope - zxSum;
    into.aa = -exactUnits;
    into.ab = -exactSum;
    into.bb = -exactUnits / (slope * slope) - exactSquares;
    for (int term = 0; term < survivalAge.length; term++) {
      double x = survivalAge[term];
      double z = intercept + slope * x;
      double hazard = NormalTail.hazard(z);
      double first = -survivalWeight[term] * hazard;
      double second = first * (hazard - z);
      into.value += survivalWeight[term] * NormalTail.logAbove(z);
      into.a += first;
      into.b += first * x;
      into.aa += second;
      into.ab += second * x;
      into.bb += second * x * x;
    }
    for (int term = 0; term < upper.length; term++) {
      addInterval(term, intercept, slope, into);
    }
  }

  private void addInterval(int term, double intercept, double slope, Expansion into) {
    double weight = intervalWeight[term];
    double xu = upper[term];
    double zu = intercept + slope * xu;
    boolean isLeft = lower[term] == Double.NEGATIVE_INFINITY;
    double xl = isLeft ? 0 : lower[term];
    double zl = isLeft ? Double.NEGATIVE_INFINITY : intercept + slope * xl;
    double logShare = logBetween(zl, zu);
    double up = Math.exp(NormalTail.logDensity(zu) - logShare);
    double low = isLeft ? 0 : Math.exp(NormalTail.logDensity(zl) - logShare);
    double upSecond = -up * (zu + up);
    double lowSecond = isLeft ? 0 : low * (zl - low);
    double mixed = up * low;
    into.value += weight * logShare;
    into.a += weight * (up - low);
    into.b += weight * (up * xu - low * xl);
    into.aa += weight * (upSecond + lowSecond + 2 * mixed);
    into.ab += weight * (upSecond * xu + lowSecond * xl + mixed * (xu + xl));
    into.bb += weight * (upSecond * xu * xu + lowSecond * xl * xl + 2 * mixed * xu * xl);
  }

  /** ln of the normal probability between two points, taken in the tail where both lie. */
  static double logBetween(double from, double to) {
    if (from == Double.NEGATIVE_INFINITY) {
      return NormalTail.logAbove(-to);
    }
    boolean isUpperTail = from + to > 0;
    double nearer = NormalTail.logAbove(isUpperTail ? from : -to);
    double farther = NormalTail.logAbove(isUpperTail ? to : -from);
    return nearer + Math.log(-Math.expm1(farther - nearer));
  }
}
