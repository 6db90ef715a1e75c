package org.mendlake.statistics.warranty;

import java.util.Arrays;
import java.util.List;
import org.mendlake.statistics.life.LifeDistribution;
import org.mendlake.statistics.warranty.UnitsAtRisk.Group;

/**
 * Chances that units fail in each period to come, under one distribution of life: {@code (S(a) -
 * S(b)) / S(now)} for a unit aged a at the beginning and b at the end of the period. The number up
 * to a period is a sum of independent trials, one for each unit, whose mean and variance are sums.
 */
final class PeriodRisks {
  private final List<Group> groups;
  private final double[][] risks;

  PeriodRisks(LifeDistribution life, List<Group> groups, int periods) {
    this.groups = groups;
    risks = new double[groups.size()][periods];
    for (int i = 0; i < risks.length; i++) {
      Group group = groups.get(i);
      double now = life.logSurvival(group.age());
      double survival = 1;
      double age = group.age();
      for (int period = 1; period <= periods; period++) {
        double next = group.ageAfter(period);
        double rest = next == age ? survival : Math.exp(life.logSurvival(next) - now);
        // Survival underflows to 0 far out, where nobody is left to fail.
        risks[i][period - 1] = Double.isNaN(rest) ? survival : Math.max(0, survival - rest);
        survival = Double.isNaN(rest) ? 0 : rest;
        age = next;
      }
    }
  }

  /** Mean and variance of what is summed up to each period. */
  record Moments(double mean, double variance) {}

  /** The number of failures up to each period. */
  Moments[] counts() {
    double[] ones = new double[periods()];
    Arrays.fill(ones, 1);
    return sums(ones, ones);
  }

  /**
   * The sum of amounts of the failures up to each period.
   *
   * @param means mean amount of a failure in each period
   * @param squares mean square of the amount in each period
   */
  Moments[] sums(double[] means, double[] squares) {
    Moments[] sums = new Moments[periods()];
    double[] mean = new double[periods()];
    double[] variance = new double[periods()];
    for (int i = 0; i < risks.length; i++) {
      double first = 0;
      double second = 0;
      for (int period = 0; period < mean.length; period++) {
        first += risks[i][period] * means[period];
        second += risks[i][period] * squares[period];
        mean[period] += groups.get(i).count() * first;
        variance[period] += groups.get(i).count() * Math.max(0, second - first * first);
      }
    }
    for (int period = 0; period < mean.length; period++) {
      sums[period] = new Moments(mean[period], variance[period]);
    }
    return sums;
  }

  private int periods() {
    return risks.length == 0 ? 0 : risks[0].length;
  }
}
