package org.mendlake.statistics.recurrent;

/**
 * {@link VarianceEstimator#NELSON} in constant time for each event, where no unit comes under
 * observation after the first event: the units at risk at an age are then the units at risk at both
 * this and any earlier age.
 */
final class NelsonSum implements VarianceSum {
  private final double[] means;
  private double sumOfMeans;
  private double variance;

  NelsonSum(int units) {
    means = new double[units];
  }

  @Override
  public void enter(int unit) {
    sumOfMeans += means[unit];
  }

  @Override
  public void leave(int unit) {
    sumOfMeans -= means[unit];
  }

  @Override
  public void step(int atRisk, int count, int[] units, double[] values) {
    if (atRisk < 2) {
      variance = Double.NaN;
      return;
    }
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
      squares += values[i] * values[i];
      products += values[i] * means[units[i]];
    }
    double mean = sum / atRisk;
    variance += (squares - sum * mean) / (atRisk - 1) / atRisk;
    variance += 2 * (products - mean * sumOfMeans) / (atRisk - 1);
    for (int i = 0; i < count; i++) {
      means[units[i]] += values[i] / atRisk;
    }
    sumOfMeans += mean;
  }

  @Override
  public double value() {
    return variance;
  }
}
