package org.mendlake.statistics.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * {@link VarianceEstimator#NELSON} for units that come under observation at any age, by pairs of
 * ages: the covariance of two increments is that over the units at risk at both. Ages without units
 * in common are independent. Its time grows with the square of the number of events.
 */
final class PairedNelsonSum implements VarianceSum {
  private final BitSet current = new BitSet();
  private final List<RiskSet> riskSets = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final double[] now;
  private boolean isChanged = true;
  private double variance;

  /** Units under observation at an age, and how many of them are so at the present age too. */
  private static final class RiskSet {
    private final BitSet units;
    private int common;

    RiskSet(BitSet units) {
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
    now = new double[units];
  }

  @Override
  public void enter(int unit) {
    current.set(unit);
    isChanged = true;
  }

  @Override
  public void leave(int unit) {
    current.clear(unit);
    isChanged = true;
  }

  @Override
  public void step(int atRisk, int count, int[] units, double[] values) {
    if (isChanged) {
      riskSets.add(new RiskSet((BitSet) current.clone()));
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

  private int common(BitSet earlier) {
    BitSet both = (BitSet) earlier.clone();
    both.and(current);
    return both.cardinality();
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
      if (current.get(earlier.units[i])) {
        products += earlier.values[i] * now[earlier.units[i]];
        earlierSum += earlier.values[i];
      }
    }
    double presentSum = 0;
    for (int i = 0; i < present.units.length; i++) {
      presentSum += earlier.riskSet.units.get(present.units[i]) ? present.values[i] : 0;
    }
    double sample = (products - earlierSum * presentSum / common) / (common - 1);
    return sample * common / earlier.atRisk / present.atRisk;
  }

  @Override
  public double value() {
    return variance;
  }
}
