package org.mendlake.statistics.comparison;

/**
 * A unit's estimate.
 *
 * @param raw events per exposure
 * @param estimate between the raw value and the mean
 * @param reliability weight of the raw value, from 0 to 1: the part of the differences between raw
 *     values of units of this exposure that is no chance
 * @param knownPrior what is known of the true value if the prior is taken as known
 * @param uncertainPrior the same with the uncertainty of the prior, and therefore wider
 * @param ranks that it may hold, 1 being the largest value
 */
public record ShrunkUnit(
    UnitCount unit,
    double raw,
    double estimate,
    double reliability,
    Belief knownPrior,
    Belief uncertainPrior,
    RankInterval ranks) {

  /** Whether its data say enough of it to publish it, such as from a reliability of 0.6. */
  public boolean isPublishableFrom(double leastReliability) {
    return reliability >= leastReliability;
  }
}
