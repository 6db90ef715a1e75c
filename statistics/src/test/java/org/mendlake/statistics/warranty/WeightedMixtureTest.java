package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.PascalDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

class WeightedMixtureTest {

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void costOfHardlyAnyFailureIsMostLikelyNothing() {
    // One failure in ten thousand, of cost 10: the median of the gamma law is e^-6931.
    WeightedMixture cost = WeightedMixture.of(new Moments(1e-3, 1e-2));

    assertThat(cost.amountQuantile(.5)).isZero();
    assertThat(cost.amountQuantile(.99999)).isPositive();
  }

  @Test
  void countsAreBinomialPoissonOrNegativeBinomialByTheirVariance() {
    for (int count = 0; count < 30; count++) {
      assertThat(SumLaw.COUNT.atMost(count, new Moments(8, 4.8)))
          .isCloseTo(new BinomialDistribution(20, .4).cumulativeProbability(count), within(1e-12));
      assertThat(SumLaw.COUNT.atMost(count, new Moments(8, 8)))
          .isCloseTo(new PoissonDistribution(8).cumulativeProbability(count), within(1e-12));
      // r = 64 / 8 = 8 successes of chance 1/2
      assertThat(SumLaw.COUNT.atMost(count, new Moments(8, 16)))
          .isCloseTo(new PascalDistribution(8, .5).cumulativeProbability(count), within(1e-12));
    }
    assertThat(SumLaw.COUNT.atMost(9_950, new Moments(10_000, 9_900)))
        .isCloseTo(new PoissonDistribution(10_000).cumulativeProbability(9_950), within(2e-3));
  }

  @Test
  void takingNeighboursTogetherChangesNoQuantile() {
    int lives = 1000;
    double[] weights = new double[lives];
    Moments[] moments = new Moments[lives];
    double sum = 0;
    for (int i = 0; i < lives; i++) {
      double z = (i - 500) / 125.0;
      double mean = 20 * Math.exp(.8 * z);
      weights[i] = Math.exp(-z * z / 2);
      moments[i] = new Moments(mean, .9 * mean);
      sum += weights[i];
    }
    for (int i = 0; i < lives; i++) {
      weights[i] /= sum;
    }
    WeightedMixture mixture = WeightedMixture.of(weights, moments);

    for (double probability : new double[] {.005, .025, .1, .5, .9, .975, .995}) {
      long count = mixture.countQuantile(probability);
      double chance = 0;
      for (int i = 0; i < lives; i++) {
        chance += weights[i] * SumLaw.COUNT.atMost((double) count, moments[i]);
      }
      double error = .02 * Math.min(probability, 1 - probability);
      // A count is the first that reaches the probability.
      double last = count < 40 ? .04 : .004;
      assertThat(chance).isBetween(probability - error, Math.min(1, probability + error + last));
    }
    double mean = 0;
    for (int i = 0; i < lives; i++) {
      mean += weights[i] * moments[i].mean();
    }
    assertThat(mixture.mean()).isCloseTo(mean, within(1e-9));
  }

  @Test
  void certainSumsHaveThemselvesForQuantile() {
    assertThat(WeightedMixture.of(new Moments(0, 0)).countQuantile(.975)).isZero();
    assertThat(WeightedMixture.of(new Moments(0, 0)).amountQuantile(.975)).isZero();
    assertThat(WeightedMixture.of(new Moments(7.5, 0)).amountQuantile(.5))
        .isCloseTo(7.5, within(1e-8));
  }
}
