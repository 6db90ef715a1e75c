package org.mendlake.statistics.warranty;

import java.util.List;

/**
 * What a failure costs.
 *
 * @param kind who bears it; kinds are forecast apart
 * @param currency ISO code; currencies are forecast apart
 * @param mean mean cost of a failure at the prices of now, above 0
 * @param deviation standard deviation between failures
 * @param claims number of claims that mean and deviation come from, at least 1
 * @param index price level of each period to come, labour rates by date included, now being 1; its
 *     last value holds on; without any, prices stay
 */
public record FailureCost(
    Kind kind, String currency, double mean, double deviation, int claims, List<Double> index) {

  /** Who bears a cost. */
  public enum Kind {
    /** A duty under warranty. */
    WARRANTY,
    /** Borne without a duty. */
    GOODWILL,
    /** A campaign or recall. */
    CAMPAIGN
  }

  public FailureCost {
    index = List.copyOf(index);
    require("mean cost", mean, mean > 0, "above 0");
    require("standard deviation", deviation, deviation >= 0, "0 or more");
    require("number of claims", claims, claims >= 1, "1 or more");
    index.forEach(level -> require("price level", level, level > 0, "above 0"));
  }

  private static void require(String what, double value, boolean isSound, String rule) {
    if (!(isSound && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "Cannot use %s as %s of a failure: it is finite and %s".formatted(value, what, rule));
    }
  }

  /** Mean cost of a failure in a period, from 1 on. */
  double mean(int period) {
    return mean * level(period);
  }

  /** Mean square of the cost of a failure in a period. */
  double square(int period) {
    return (mean * mean + deviation * deviation) * level(period) * level(period);
  }

  private double level(int period) {
    return index.isEmpty() ? 1 : index.get(Math.min(period, index.size()) - 1);
  }

  /**
   * A factor on the mean that the claims leave plausible, for a standard normal number: lognormal,
   * with the mean that the inverse gamma distribution has for costs that are exponential.
   */
  double plausibleFactor(double normal) {
    double relative = deviation / mean / Math.sqrt(claims);
    return Math.exp(relative * normal + relative * relative / 2);
  }
}
