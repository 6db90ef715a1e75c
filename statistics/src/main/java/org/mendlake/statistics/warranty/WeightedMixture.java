package org.mendlake.statistics.warranty;

import java.util.function.IntToDoubleFunction;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/**
 * Distribution of a sum that has one mean and variance under each of several plausible lives: its
 * chances are the weighted means of theirs.
 */
final class WeightedMixture {
  private final double[] weights;
  private final Moments[] moments;

  WeightedMixture(double[] weights, Moments[] moments) {
    this.weights = weights;
    this.moments = moments;
  }

  /** A sum of which mean and variance are known. */
  static WeightedMixture of(Moments moments) {
    return new WeightedMixture(new double[] {1}, new Moments[] {moments});
  }

  /** Mean of the mixture. */
  double mean() {
    return weighted(i -> moments[i].mean());
  }

  /** Standard deviation of the mixture: of the sum about its mean, and of the means. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(
        weighted(
            i -> {
              double apart = moments[i].mean() - mean;
              return moments[i].variance() + apart * apart;
            }));
  }

  /** The smallest count that the sum does not exceed with this probability. */
  long countQuantile(double probability) {
    long low = -1;
    long high = 1;
    while (chance((double) high, SumLaw.COUNT) < probability) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (chance((double) middle, SumLaw.COUNT) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The amount that the sum does not exceed with this probability. */
  double amountQuantile(double probability) {
    double low = 0;
    double high = Math.max(mean(), Double.MIN_NORMAL);
    if (chance(0, SumLaw.AMOUNT) >= probability) {
      return 0;
    }
    while (chance(high, SumLaw.AMOUNT) < probability) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-10 * high) {
      double middle = low + (high - low) / 2;
      if (chance(middle, SumLaw.AMOUNT) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double chance(double value, SumLaw law) {
    return weighted(i -> law.atMost(value, moments[i]));
  }

  private double weighted(IntToDoubleFunction each) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      // Weights that no sum can feel.
      if (weights[i] > 1e-12) {
        sum += weights[i] * each.applyAsDouble(i);
      }
    }
    return sum;
  }
}
