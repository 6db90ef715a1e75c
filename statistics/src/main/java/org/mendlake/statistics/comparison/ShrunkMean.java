package org.mendlake.statistics.comparison;

/**
 * A unit's estimated mean.
 *
 * @param estimate between its own mean and the mean of all
 * @param reliability weight of its own mean: tau^2 / (tau^2 + standard error^2)
 * @param knownPrior what is known of the true mean if tau and the mean of all are taken as known
 * @param uncertainPrior the same with their uncertainty, and therefore wider
 * @param ranks that it may hold, 1 being the largest mean
 */
public record ShrunkMean(
    UnitMean unit,
    double estimate,
    double reliability,
    Belief knownPrior,
    Belief uncertainPrior,
    RankInterval ranks) {}
