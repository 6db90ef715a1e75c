package org.mendlake.statistics.comparison;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * More spread between units than chance explains (Spiegelhalter 2005). The z values are winsorised:
 * those beyond the 10 % and 90 % quantiles are set to them, so that the outlying units that a
 * funnel is to find do not widen it.
 *
 * @param phi mean of the winsorised squared z values; about 1 where only chance is at work
 * @param significant whether units x phi exceeds the 95 % quantile of chi-square with units - 1
 *     degrees of freedom
 * @param tauSquared variance between units that explains phi, 0 or more
 */
public record Overdispersion(double phi, Evidence significant, double tauSquared) {
  private static final double TRIMMED = 0.1;
  private static final double LEVEL = 0.95;

  /** Whether the spread exceeds chance. */
  public enum Evidence {
    BEYOND_CHANCE,
    WITHIN_CHANCE
  }

  /** What is done with it. */
  public enum Treatment {
    /** Limits of chance alone. */
    IGNORED,
    /** Limits times the root of phi, if it is beyond chance. */
    MULTIPLICATIVE,
    /** Limits with tau squared added to the variance, if phi is beyond chance. */
    ADDITIVE
  }

  /**
   * Judges z values.
   *
   * @param variances of the values, in the same order
   */
  static Overdispersion of(double[] z, double[] variances) {
    int units = z.length;
    double[] sorted = z.clone();
    Arrays.sort(sorted);
    double low = quantile(sorted, TRIMMED);
    double high = quantile(sorted, 1 - TRIMMED);
    double sum = Arrays.stream(z).map(v -> Math.max(low, Math.min(high, v))).map(v -> v * v).sum();
    boolean significant =
        units > 1
            && sum > new ChiSquaredDistribution(units - 1).inverseCumulativeProbability(LEVEL);
    double weights = Arrays.stream(variances).map(v -> 1 / v).sum();
    double squares = Arrays.stream(variances).map(v -> 1 / (v * v)).sum();
    double spread = weights - squares / weights;
    double tauSquared = units > 1 ? Math.max(0, (sum - (units - 1)) / spread) : 0;
    return new Overdispersion(
        sum / units, significant ? Evidence.BEYOND_CHANCE : Evidence.WITHIN_CHANCE, tauSquared);
  }

  /** Factor on the distance of limits from the target, for a unit whose value has this variance. */
  double factor(Treatment treatment, double variance) {
    if (significant == Evidence.WITHIN_CHANCE) {
      return 1;
    }
    return switch (treatment) {
      case IGNORED -> 1;
      case MULTIPLICATIVE -> Math.sqrt(Math.max(1, phi));
      case ADDITIVE -> Math.sqrt(1 + tauSquared / variance);
    };
  }

  /** Between the order statistics, linearly (type 7). */
  private static double quantile(double[] sorted, double probability) {
    double place = probability * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
