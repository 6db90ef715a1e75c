package org.mendlake.statistics.comparison;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.mendlake.statistics.numeric.MonotoneRoot;

/** What is known of a unit's true value after its data. */
sealed interface Posterior {
  double mean();

  double variance();

  /** P(true value at most x). */
  double atMost(double x);

  /** The value that the true one is below with this probability. */
  double quantile(double probability);

  double draw(RandomDataGenerator random);

  /** Normal distribution of a mean. */
  record NormalLaw(double mean, double variance) implements Posterior {
    @Override
    public double atMost(double x) {
      return new NormalDistribution(mean, Math.sqrt(variance)).cumulativeProbability(x);
    }

    @Override
    public double quantile(double probability) {
      return new NormalDistribution(mean, Math.sqrt(variance))
          .inverseCumulativeProbability(probability);
    }

    @Override
    public double draw(RandomDataGenerator random) {
      return random.nextNormal(mean, Math.sqrt(variance));
    }
  }

  /** Gamma distribution of a rate. */
  record GammaLaw(double shape, double rate) implements Posterior {
    private static final double FARTHEST = 700;

    @Override
    public double mean() {
      return shape / rate;
    }

    @Override
    public double variance() {
      return shape / rate / rate;
    }

    @Override
    public double atMost(double x) {
      return x <= 0 ? 0 : Gamma.regularizedGammaP(shape, x * rate);
    }

    @Override
    public double quantile(double probability) {
      double position =
          MonotoneRoot.ofRising(
              y -> Gamma.regularizedGammaP(shape, Math.exp(y)) - probability,
              Math.log(shape),
              FARTHEST);
      return Math.exp(position) / rate;
    }

    @Override
    public double draw(RandomDataGenerator random) {
      return random.nextGamma(shape, 1 / rate);
    }
  }

  /** Beta distribution of a probability. */
  record BetaLaw(double first, double second) implements Posterior {
    private static final double FARTHEST = 700;

    @Override
    public double mean() {
      return first / (first + second);
    }

    @Override
    public double variance() {
      return mean() * (1 - mean()) / (first + second + 1);
    }

    @Override
    public double atMost(double x) {
      return x <= 0 ? 0 : x >= 1 ? 1 : Beta.regularizedBeta(x, first, second);
    }

    @Override
    public double quantile(double probability) {
      double position =
          MonotoneRoot.ofRising(
              y -> atMost(1 / (1 + Math.exp(-y))) - probability,
              Math.log(first) - Math.log(second),
              FARTHEST);
      return 1 / (1 + Math.exp(-position));
    }

    @Override
    public double draw(RandomDataGenerator random) {
      return random.nextBeta(first, second);
    }
  }
}
