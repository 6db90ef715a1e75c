package org.mendlake.statistics.life;

import org.mendlake.statistics.Estimate;

/** A fitted Weibull distribution. */
public final class WeibullFit implements LifeFit {
  private final LogLocationScaleFit fit;
  private final Weibull distribution;

  WeibullFit(LogLocationScaleFit fit) {
    this.fit = fit;
    this.distribution = new Weibull(Math.exp(fit.location()), fit.summit().slope());
  }

  @Override
  public Weibull distribution() {
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

  /** The scale η, in the unit of the ages. */
  public Estimate scale(double confidence) {
    return fit.ageAt(0, confidence);
  }

  /** The shape β. */
  public Estimate shape(double confidence) {
    return fit.slope(confidence);
  }

  @Override
  public Estimate life(double share, double confidence) {
    return fit.ageAt(fit.likelihood().quantile(LifeDistribution.requireShare(share)), confidence);
  }

  @Override
  public Estimate failureProbability(double age, double confidence) {
    return fit.atAge(
        age, confidence, z -> -Math.expm1(-Math.exp(z)), z -> Math.exp(z - Math.exp(z)));
  }
}
