package org.mendlake.statistics.recurrent;

/**
 * {@link VarianceEstimator#LAWLESS_NADEAU} in constant time for each event. At each age with events
 * the sum w of every unit at risk falls by the same mean increment, which is kept once in {@code
 * fall}; a unit at risk holds {@code w + fall}, which changes only at its own events. The sum of
 * squares over the units at risk is held about their mean, so that no digits cancel.
 */
final class LawlessNadeauSum implements VarianceSum {
  private final double[] sums;
  private double fall;
  private double outside;
  private int atRisk;
  private double mean;
  private double squares;
  private boolean hasLonelyStep;

  LawlessNadeauSum(int units) {
    sums = new double[units];
  }

  @Override
  public void enter(int unit) {
    outside -= sums[unit] * sums[unit];
    sums[unit] += fall;
    atRisk++;
    double distance = sums[unit] - mean;
    mean += distance / atRisk;
    squares += distance * (sums[unit] - mean);
  }

  @Override
  public void leave(int unit) {
    atRisk--;
    if (atRisk == 0) {
      mean = 0;
      squares = 0;
    } else {
      double distance = sums[unit] - mean;
      mean -= distance / atRisk;
      squares -= distance * (sums[unit] - mean);
    }
    sums[unit] -= fall;
    outside += sums[unit] * sums[unit];
  }

  @Override
  public void step(int unitsAtRisk, int count, int[] units, double[] values) {
    hasLonelyStep |= unitsAtRisk < 2;
    for (int i = 0; i < count; i++) {
      double share = values[i] / unitsAtRisk;
      double before = sums[units[i]] - mean;
      sums[units[i]] += share;
      mean += share / atRisk;
      squares += share * (before + sums[units[i]] - mean);
      fall += share / unitsAtRisk;
    }
  }

  @Override
  public double value() {
    if (hasLonelyStep) {
      return Double.NaN;
    }
    double offset = mean - fall;
    return Math.max(0, outside + squares + atRisk * offset * offset);
  }
}
