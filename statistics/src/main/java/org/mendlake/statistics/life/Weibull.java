package org.mendlake.statistics.life;

import org.hipparchus.special.Gamma;

/**
 * The two-parameter Weibull distribution: S(t) = exp(-(t / scale)^shape) (Meeker and Escobar 1998,
 * chapter 4).
 *
 * @param scale the characteristic life η, by which 63.2 % have failed, in the unit of the ages
 * @param shape β; below 1 the hazard falls with age, above 1 it rises
 */
public record Weibull(double scale, double shape) implements LifeDistribution {
  public Weibull {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Cannot use the scale " + scale + ": not above 0");
    }
    if (!(shape > 0 && shape < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Cannot use the shape " + shape + ": not above 0");
    }
  }

  @Override
  public double logSurvival(double age) {
    return -Math.pow(age / scale, shape);
  }

  @Override
  public double logDensity(double age) {
    double logRatio = Math.log(age) - Math.log(scale);
    return Math.log(shape / age) + shape * logRatio - Math.exp(shape * logRatio);
  }

  @Override
  public double life(double share) {
    return scale * Math.pow(-Math.log1p(-LifeDistribution.requireShare(share)), 1 / shape);
  }

  @Override
  public double mean() {
    return Math.exp(Math.log(scale) + Gamma.logGamma(1 + 1 / shape));
  }
}
