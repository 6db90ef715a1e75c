package org.mendlake.statistics.life;

import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.numeric.NormalTail;

/** A fitted lognormal distribution. Its log shape is -ln σ. */
public final class LognormalFit implements LifeFit {
  private final LogLocationScaleFit fit;
  private final Lognormal distribution;

  LognormalFit(LogLocationScaleFit fit) {
    this.fit = fit;
    this.distribution = new Lognormal(fit.location(), 1 / fit.summit().slope());
  }

  @Override
  public Lognormal distribution() {
    return distribution;
  }

  @Override
  public double logLikelihood() {
    return fit.summit().value();
  }

  @Override
  public LifeData data() {
    return fit.likelihood().data();
  }

  @Override
  public ParameterCovariance covariance() {
    return fit.covariance();
  }

  /** The mean μ of ln t. */
  public Estimate logMean(double confidence) {
    return fit.logAgeAtZero(confidence);
  }

  /** The standard deviation σ of ln t. */
  public Estimate logDeviation(double confidence) {
    return fit.inverseSlope(confidence);
  }

  @Override
  public Estimate life(double share, double confidence) {
    return fit.ageAt(fit.likelihood().quantile(LifeDistribution.requireShare(share)), confidence);
  }

  @Override
  public Estimate failureProbability(double age, double confidence) {
    return fit.atAge(
        age,
        confidence,
        z -> Math.exp(NormalTail.logAbove(-z)),
        z -> Math.exp(NormalTail.logDensity(z)));
  }
}
