package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/**
 * Distribution of a sum that has one mean and variance under each of several plausible lives: its
 * chances are the weighted means of theirs. Lives whose means are neighbours are taken together in
 * some eighty parts with their common mean and variance, narrower towards the tails.
 */
final class WeightedMixture {
  private static final double[] PARTS = parts();

  private final List<Part> parts;

  private WeightedMixture(List<Part> parts) {
    this.parts = parts;
  }

  private record Part(double weight, Moments moments) {}

  /** Shares of weight below which each part lies: a tenth of a standard deviation apart. */
  private static double[] parts() {
    double[] shares = new double[80];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = new NormalDistribution().cumulativeProbability((i - 39) / 10.0);
    }
    shares[shares.length - 1] = 1;
    return shares;
  }

  /** A sum of which mean and variance are known. */
  static WeightedMixture of(Moments moments) {
    return new WeightedMixture(List.of(new Part(1, moments)));
  }

  /**
   * A mixture.
   *
   * @param weights of the lives, adding up to 1
   */
  static WeightedMixture of(double[] weights, Moments[] moments) {
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> moments[i].mean()));
    List<Part> parts = new ArrayList<>();
    double before = 0;
    int next = 0;
    for (double share : PARTS) {
      double weight = 0;
      double mean = 0;
      double square = 0;
      for (; next < order.length && (before + weight < share || share == 1); next++) {
        double own = weights[order[next]];
        Moments each = moments[order[next]];
        weight += own;
        mean += own * each.mean();
        square += own * (each.variance() + each.mean() * each.mean());
      }
      if (weight > 0) {
        mean /= weight;
        parts.add(new Part(weight, new Moments(mean, Math.max(0, square / weight - mean * mean))));
      }
      before += weight;
    }
    return new WeightedMixture(parts);
  }

  /** Mean of the mixture. */
  double mean() {
    return weighted(Moments::mean);
  }

  /** Standard deviation of the mixture: of the sum about its mean, and of the means. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(
        weighted(each -> each.variance() + (each.mean() - mean) * (each.mean() - mean)));
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
    if (chance(0, SumLaw.AMOUNT) >= probability) {
      return 0;
    }
    double low = 0;
    double high = Math.max(mean(), Double.MIN_NORMAL);
    while (chance(high, SumLaw.AMOUNT) < probability) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-10 * high) {
      if (high < Double.MIN_NORMAL) {
        // Where hardly anything is expected the gamma law puts nearly all chance at nothing.
        return 0;
      }
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
    // Weights add up to 1 but for rounding, which no search may wait for.
    return Math.min(1, weighted(each -> law.atMost(value, each)) * (1 + 1e-12));
  }

  private double weighted(ToDoubleFunction<Moments> each) {
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight() * each.applyAsDouble(part.moments());
    }
    return sum;
  }
}
