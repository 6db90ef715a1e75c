package org.mendlake.statistics.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@link VarianceEstimator#NELSON} for units that come under observation at any age, by pairs of
 * ages: the covariance of two increments is that over the units at risk at both. Ages without units
 * in common are independent. Its time grows with the square of the number of events.
 */
final class PairedNelsonSum implements VarianceSum {
  private final long[] current;
  private final List<RiskSet> riskSets = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final double[] now;
  private boolean isChanged = true;
  private double variance;

  /** Units under observation at an age, and how many of them are so at the present age too. */
  private static final class RiskSet {
    private final long[] units;
    private int common;

    RiskSet(long[] units) {
      this.units = units;
    }
  }

  /** Events of one age. */
  private static final class Step {
    private final RiskSet riskSet;
    private final int atRisk;
    private final int[] units;
    private final double[] values;

    Step(RiskSet riskSet, int atRisk, int[] units, double[] values) {
      this.riskSet = riskSet;
      this.atRisk = atRisk;
      this.units = units;
      this.values = values;
    }
  }

  PairedNelsonSum(int units) {
    current = new long[(units + Long.SIZE - 1) / Long.SIZE];
    now = new double[units];
  }

  @Override
  public void enter(int unit) {
    current[unit / Long.SIZE] |= 1L << unit;
    isChanged = true;
  }

  @Override
  public void leave(int unit) {
    current[unit / Long.SIZE] &= ~(1L << unit);
    isChanged = true;
  }

  @Override
  public void step(int atRisk, int count, int[] units, double[] values) {
    if (isChanged) {
      riskSets.add(new RiskSet(current.clone()));
      riskSets.forEach(earlier -> earlier.common = common(earlier.units));
      isChanged = false;
    }
    Step step =
        new Step(
            riskSets.get(riskSets.size() - 1),
            atRisk,
            Arrays.copyOf(units, count),
            Arrays.copyOf(values, count));
    for (int i = 0; i < count; i++) {
      now[units[i]] = values[i];
    }
    variance += covariance(step, step);
    for (Step earlier : steps) {
      variance += 2 * covariance(earlier, step);
    }
    for (int i = 0; i < count; i++) {
      now[units[i]] = 0;
    }
    steps.add(step);
  }

  private int common(long[] earlier) {
    int common = 0;
    for (int word = 0; word < current.length; word++) {
      common += Long.bitCount(earlier[word] & current[word]);
    }
    return common;
  }

  private static boolean holds(long[] units, int unit) {
    return (units[unit / Long.SIZE] >>> unit & 1) == 1;
  }

  /** Of the increments of an age and of the present one; NaN where one unit only has both. */
  private double covariance(Step earlier, Step present) {
    int common = earlier.riskSet.common;
    if (common == 0) {
      return 0;
    }
    double products = 0;
    double earlierSum = 0;
    for (int i = 0; i < earlier.units.length; i++) {
      if (holds(current, earlier.units[i])) {
        products += earlier.values[i] * now[earlier.units[i]];
        earlierSum += earlier.values[i];
      }
    }
    double presentSum = 0;
    for (int i = 0; i < present.units.length; i++) {
      presentSum += holds(earlier.riskSet.units, present.units[i]) ? present.values[i] : 0;
    }
    double sample = (products - earlierSum * presentSum / common) / (common - 1);
    return sample * common / earlier.atRisk / present.atRisk;
  }

  @Override
  public double value() {
    return variance;
  }
}
