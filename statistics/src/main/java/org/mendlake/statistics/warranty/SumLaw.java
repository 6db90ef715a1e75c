package org.mendlake.statistics.warranty;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/** Distributions that stand for a sum of which mean and variance are known. */
enum SumLaw {
  /**
   * A number of failures: with less variance than mean the binomial of both, which is close to the
   * Poisson-binomial, with more the negative binomial; Poisson where they are equal, normal where
   * the number is large.
   */
  COUNT {
    @Override
    double atMost(double count, Moments moments) {
      double mean = moments.mean();
      double variance = moments.variance();
      if (mean == 0) {
        return 1;
      }
      if (variance > LARGE && variance <= mean) {
        return new NormalDistribution(mean, Math.sqrt(variance)).cumulativeProbability(count + .5);
      }
      double chance = 1 - variance / mean;
      if (chance < -SMALL_CHANCE) {
        return Beta.regularizedBeta(mean / variance, mean * mean / (variance - mean), count + 1);
      }
      if (chance < SMALL_CHANCE) {
        return Gamma.regularizedGammaQ(count + 1, mean);
      }
      double trials = mean / chance;
      if (count >= trials) {
        return 1;
      }
      return chance >= 1
          ? 0
          : Beta.regularizedBeta(1 - chance, Math.max(trials - count, 1e-9), count + 1);
    }
  },
  /** A sum of costs: the gamma distribution. */
  AMOUNT {
    @Override
    double atMost(double amount, Moments moments) {
      double mean = moments.mean();
      if (mean == 0) {
        return 1;
      }
      double variance = moments.variance();
      if (variance <= 1e-12 * mean * mean) {
        return amount >= mean ? 1 : 0;
      }
      return amount <= 0
          ? 0
          : Gamma.regularizedGammaP(mean * mean / variance, amount * mean / variance);
    }
  };

  private static final double LARGE = 2_500;
  private static final double SMALL_CHANCE = 1e-6;

  /** Probability of no more than a value. */
  abstract double atMost(double value, Moments moments);
}
