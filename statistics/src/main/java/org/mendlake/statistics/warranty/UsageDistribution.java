package org.mendlake.statistics.warranty;

import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How the hours a day of the machines of a group are spread: a lognormal distribution (Lawless, Hu
 * and Cao 1995).
 *
 * @param group the machines it describes
 * @param machines machines with a rate of their own that it comes from
 * @param logMean mean of the logarithm of the hours a day
 * @param logDeviation its standard deviation
 */
public record UsageDistribution(String group, int machines, double logMean, double logDeviation) {

  /** Hours a day of the machine in the middle. */
  public double median() {
    return Math.exp(logMean);
  }

  /** Mean hours a day, which makes days of exposure into hours. */
  public double mean() {
    return Math.exp(logMean + logDeviation * logDeviation / 2);
  }

  /** Hours a day that a share of machines, between 0 and 1, stays below. */
  public double quantile(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Cannot use the share " + share + ": it lies between 0 and 1, both excluded");
    }
    return Math.exp(
        logMean + logDeviation * new NormalDistribution().inverseCumulativeProbability(share));
  }

  /** Hours a day of a machine drawn from the group. */
  public double drawn(SplittableRandom random) {
    // In the open interval: 2^-53 and its half keep both ends out.
    return quantile((random.nextLong() >>> 11) * 0x1p-53 + 0x1p-54);
  }
}
