package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import org.mendlake.statistics.warranty.ChainLadder.Cohort;
import org.mendlake.statistics.warranty.ChainLadder.Factor;

/** The sums of Mack's method over a triangle of positive amounts. */
final class RunOff {
  private final Triangle triangle;
  private final double[] factors;
  private final double[] variances;
  private final List<Cohort> cohorts = new ArrayList<>();
  private double squaredError;

  private RunOff(Triangle triangle) {
    this.triangle = triangle;
    this.factors = new double[triangle.developments() - 1];
    this.variances = new double[triangle.developments() - 1];
  }

  static RunOff of(Triangle triangle) {
    RunOff runOff = new RunOff(triangle);
    for (int k = 0; k < runOff.factors.length; k++) {
      runOff.estimate(k);
    }
    // From the youngest origin on, because errors of an origin go with those of all younger ones.
    double younger = 0;
    for (int place = triangle.origins() - 1; place >= 0; place--) {
      younger += runOff.add(place, younger);
    }
    return runOff;
  }

  private void estimate(int k) {
    double base = triangle.column(k, k + 1);
    factors[k] = triangle.column(k + 1, k + 1) / base;
    int origins = 0;
    double squares = 0;
    for (int place = 0; place < triangle.origins() && triangle.last(place) > k; place++) {
      double before = triangle.cumulative(place, k);
      double deviation = triangle.cumulative(place, k + 1) / before - factors[k];
      squares += before * deviation * deviation;
      origins++;
    }
    variances[k] = origins > 1 ? squares / (origins - 1) : extrapolated(k);
  }

  private double extrapolated(int k) {
    double before = variances[k - 1];
    if (k < 2) {
      return before;
    }
    double earlier = variances[k - 2];
    double trend = earlier > 0 ? before * before / earlier : 0;
    return Math.min(trend, Math.min(earlier, before));
  }

  /** Adds an origin; returns its ultimate amount. */
  private double add(int place, double younger) {
    double latest = triangle.latest(place);
    double amount = latest;
    double relative = 0;
    double shared = 0;
    for (int k = triangle.last(place); k < factors.length; k++) {
      double share = variances[k] / (factors[k] * factors[k]);
      double base = triangle.column(k, k + 1);
      relative += share * (1 / amount + 1 / base);
      shared += 2 * share / base;
      amount *= factors[k];
    }
    double squares = amount * amount * relative;
    squaredError += squares + amount * younger * shared;
    cohorts.add(
        0, new Cohort(triangle.origin(place), latest, amount, amount - latest, Math.sqrt(squares)));
    return amount;
  }

  List<Factor> factors() {
    List<Factor> all = new ArrayList<>();
    for (int k = 0; k < factors.length; k++) {
      all.add(new Factor(k, factors[k], variances[k]));
    }
    return all;
  }

  List<Cohort> cohorts() {
    return cohorts;
  }

  double reserve() {
    return cohorts.stream().mapToDouble(Cohort::reserve).sum();
  }

  double squaredError() {
    return squaredError;
  }
}
