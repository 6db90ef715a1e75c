package org.mendlake.statistics.life;

/**
 * Covariance of the two fitted parameters on the logarithmic axes on which they are close to
 * normal, from the observed information.
 *
 * @param locationVariance variance of the location: ln of the Weibull scale, or the mean of ln t
 * @param covariance of location and log shape
 * @param logShapeVariance variance of the log of the shape: of β, or of 1 / σ
 */
public record ParameterCovariance(
    double locationVariance, double covariance, double logShapeVariance) {}
