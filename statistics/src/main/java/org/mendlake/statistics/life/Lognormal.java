package org.mendlake.statistics.life;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.numeric.NormalTail;

/**
 * The lognormal distribution: ln t is normal, S(t) = 1 - Phi((ln t - μ) / σ) (Meeker and Escobar
 * 1998, chapter 4).
 *
 * @param logMean mean μ of ln t; e^μ is the median
 * @param logDeviation standard deviation σ of ln t
 */
public record Lognormal(double logMean, double logDeviation) implements LifeDistribution {
  public Lognormal {
    if (!Double.isFinite(logMean)) {
      throw new IllegalArgumentException("Cannot use the log mean " + logMean + ": not finite");
    }
    if (!(logDeviation > 0 && logDeviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Cannot use the log deviation " + logDeviation + ": not above 0");
    }
  }

  @Override
  public double logSurvival(double age) {
    return age == 0 ? 0 : NormalTail.logAbove(standardized(age));
  }

  @Override
  public double logDensity(double age) {
    return NormalTail.logDensity(standardized(age)) - Math.log(logDeviation * age);
  }

  @Override
  public double life(double share) {
    double z =
        new NormalDistribution().inverseCumulativeProbability(LifeDistribution.requireShare(share));
    return Math.exp(logMean + logDeviation * z);
  }

  @Override
  public double mean() {
    return Math.exp(logMean + logDeviation * logDeviation / 2);
  }

  private double standardized(double age) {
    return (Math.log(age) - logMean) / logDeviation;
  }
}
