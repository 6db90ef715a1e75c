package org.mendlake.statistics.monitoring;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * What is to be expected of the coming period where the rate of events has seasons: quasi-Poisson
 * counts with one rate for each place in the season, after Farrington, Andrews, Beale and Catchpole
 * (1996). Past outbreaks are weighed down once by their Anscombe residuals; dispersion is at least
 * 1.
 *
 * <p>Unlike there, growth is told by the exposure and not by a trend, which would teach the
 * baseline that things get slowly worse; and each place's rate is drawn to the common one by the
 * weight of one event, so that a month that never had an event does not forbid it one.
 *
 * @param rates events per exposure at each place of the season
 * @param information events, weighed, that each of them rests on
 * @param dispersion variance over mean, at least 1
 */
public record SeasonalBaseline(List<Double> rates, List<Double> information, double dispersion) {
  private static final double BORROWED = 1;

  public SeasonalBaseline {
    rates = List.copyOf(rates);
    information = List.copyOf(information);
  }

  /**
   * What a period may hold.
   *
   * @param expected mean
   * @param upper limit that the count exceeds with the false alarm probability asked for
   */
  public record Expectation(double expected, double upper) {
    /** Whether a count is unusually high. */
    public boolean isExceededBy(long count) {
      return count > upper;
    }
  }

  /**
   * Learns from a history without gaps; what is excluded, or has no size, has no weight.
   *
   * @param history in order of time; the first period has place 0
   * @param season periods until the same place comes again, such as 12 months
   * @return refused with less than two seasons, without events, or where a place has no exposure
   */
  public static Outcome<SeasonalBaseline> of(List<Subgroup> history, int season) {
    if (season < 1) {
      throw new IllegalArgumentException(
          "Cannot use a season of " + season + " periods: one at least");
    }
    double[] weights = new double[history.size()];
    double[] exposure = new double[season];
    double events = 0;
    for (int i = 0; i < weights.length; i++) {
      Subgroup period = history.get(i);
      weights[i] = period.exclusion().isPresent() || period.size() == 0 ? 0 : 1;
      exposure[i % season] += weights[i] * period.size();
      events += weights[i] * period.count();
    }
    double used = Arrays.stream(weights).sum();
    if (used < 2.0 * season) {
      return Outcome.refused(
          Reason.TOO_FEW_POINTS,
          "%d periods tell no season of %d: two whole seasons at least"
              .formatted(Math.round(used), season));
    }
    if (events == 0) {
      return Outcome.refused(Reason.NO_FAILURES, "No event in the history: every limit would be 0");
    }
    if (Arrays.stream(exposure).anyMatch(size -> size == 0)) {
      return Outcome.refused(
          Reason.NO_EXPOSURE, "A place of the season has no exposure in any year");
    }
    SeasonalFit first = SeasonalFit.of(history, weights, season, BORROWED);
    SeasonalFit second =
        SeasonalFit.of(history, first.weightsWithoutOutbreaks(history), season, BORROWED);
    return Outcome.of(
        new SeasonalBaseline(second.rates(), second.information(), second.dispersion()));
  }

  /**
   * The limit of a later period, on the scale of the count to the power 2/3, on which it is nearly
   * normal.
   *
   * @param period its number, counted on from the history's first, which is 0
   * @param size its exposure, positive
   * @param falseAlarm probability that the count exceeds the limit if nothing has changed
   */
  public Expectation expect(int period, double size, double falseAlarm) {
    if (!(size > 0) || Double.isInfinite(size) || !(falseAlarm > 0 && falseAlarm < 1)) {
      throw new IllegalArgumentException(
          "Cannot expect events in a size of %s with false alarm %s: a positive size, and between 0 and 1"
              .formatted(size, falseAlarm));
    }
    int place = period % rates.size();
    double expected = size * rates.get(place);
    double variance = dispersion * (expected + expected * expected / information.get(place));
    double z = new NormalDistribution().inverseCumulativeProbability(1 - falseAlarm);
    double root = 1 + 2.0 / 3 * z * Math.sqrt(variance) / expected;
    return new Expectation(expected, root > 0 ? expected * Math.pow(root, 1.5) : 0);
  }
}
