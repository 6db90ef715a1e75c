package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/**
 * How late events are reported, and how many are still to come. The reverse-time hazard {@code g(d)
 * = N(d) / N(0..d)}, over the origins that have reached delay d, gives the share reported within d
 * periods, {@code F(d) = product over u > d of (1 - g(u))}; {@code observed / F} completes a count
 * (Kalbfleisch, Lawless and Robinson 1991). The longest delay of the triangle is taken for the
 * longest there is. Where delays have changed, hazards may rest on the reports of the newest
 * periods only: then g(d) sums over the origins that reached delay d within them.
 *
 * @param delays hazard and share by delay, from 0 on
 * @param cohorts observed and completed counts, the oldest origin first
 */
public record ReportingDelay(List<Delay> delays, List<Cohort> cohorts) {
  /** Its name beside a number. */
  public static final String METHOD = "Reverse-time hazard of reporting delays";

  /** A test of equal delays that fails by chance once in so many tables is a warning. */
  private static final double CHANCE_OF_WARNING = .001;

  public ReportingDelay {
    delays = List.copyOf(delays);
    cohorts = List.copyOf(cohorts);
  }

  /**
   * A delay.
   *
   * @param hazard share, of the reports within this delay, that took exactly it
   * @param share of all events that is reported within it; 0 where none was
   * @param relativeVariance variance of the logarithm of the share
   */
  public record Delay(int delay, double hazard, double share, double relativeVariance) {
    /** What a count that had this delay to come in is multiplied by; none where the share is 0. */
    public Optional<Double> factor() {
      return share > 0 ? Optional.of(1 / share) : Optional.empty();
    }
  }

  /**
   * An origin.
   *
   * @param observed events reported so far
   * @param completion events reported in the end; a refusal where no share of its delays is known
   */
  public record Cohort(int origin, long observed, Outcome<Completion> completion) {}

  /**
   * The count of an origin in the end.
   *
   * @param value expected
   * @param standardError as a prediction: chance, and the error of the share
   */
  public record Completion(long observed, double value, double standardError) {

    /**
     * Prediction limits: what is observed is certain, the rest is a negative binomial count with
     * this expectation and error. Where nothing was observed there is no upper one.
     */
    public Interval limits(double confidence) {
      String method = "observed and negative binomial rest, prediction limits";
      if (observed == 0) {
        return new Interval(confidence, Limit.at(0), Limit.none(Reason.NO_FAILURES), method);
      }
      double tail = (1 - confidence) / 2;
      WeightedMixture rest =
          WeightedMixture.of(new Moments(value - observed, standardError * standardError));
      return Interval.of(
          confidence,
          Math.min(value, (double) (observed + rest.countQuantile(tail))),
          Math.max(value, (double) (observed + rest.countQuantile(1 - tail))),
          method);
    }
  }

  /**
   * The delays of a triangle of counts by origin and delay, from all its reports.
   *
   * @return a refusal without any event, and with counts that are not whole or below 0
   */
  public static Outcome<ReportingDelay> of(Triangle counts) {
    return of(counts, Integer.MAX_VALUE);
  }

  /**
   * The same from the reports of the newest periods.
   *
   * @param window number of periods of report, 1 or more; those before it tell no hazard
   * @return also a refusal where no origin reached a delay within the window
   */
  public static Outcome<ReportingDelay> of(Triangle counts, int window) {
    if (window < 1) {
      throw new IllegalArgumentException(
          "Cannot take the delays of " + window + " periods: give 1 or more");
    }
    for (int place = 0; place < counts.origins(); place++) {
      for (int d = 0; d <= counts.last(place); d++) {
        double count = counts.increment(place, d);
        if (!(count >= 0 && count == Math.rint(count))) {
          return Outcome.refused(
              Reason.UNSUITABLE_DATA,
              "Origin " + counts.origin(place) + " has " + count + " events of delay " + d);
        }
      }
    }
    if (latest(counts) == 0) {
      return Outcome.refused(Reason.NO_FAILURES, "The triangle has no event");
    }
    ReportWindow reports = ReportWindow.of(counts, window);
    for (int d = 0; d < counts.developments(); d++) {
      if (reports.from(d) > reports.to(d)) {
        return Outcome.refused(
            Reason.NO_EXPOSURE,
            "No origin reached delay " + d + " within the last " + window + " periods");
      }
    }
    List<Delay> delays = delays(counts, reports);
    List<Cohort> cohorts = new ArrayList<>();
    for (int place = 0; place < counts.origins(); place++) {
      cohorts.add(cohort(counts, place, delays.get(counts.last(place))));
    }
    return Outcome.of(new ReportingDelay(delays, cohorts), cautions(counts, delays, reports));
  }

  private static double latest(Triangle counts) {
    double sum = 0;
    for (int place = 0; place < counts.origins(); place++) {
      sum += counts.latest(place);
    }
    return sum;
  }

  private static List<Delay> delays(Triangle counts, ReportWindow reports) {
    List<Delay> delays = new ArrayList<>();
    double share = 1;
    double relativeVariance = 0;
    for (int d = counts.developments() - 1; d >= 0; d--) {
      double within = 0;
      double before = 0;
      for (int place = reports.from(d); place <= reports.to(d); place++) {
        within += counts.cumulative(place, d);
        before += d == 0 ? 0 : counts.cumulative(place, d - 1);
      }
      // Without any report up to this delay there is no hazard: the share stays what it is.
      double hazard = within > 0 ? (within - before) / within : 0;
      delays.add(0, new Delay(d, hazard, share, relativeVariance));
      share *= 1 - hazard;
      relativeVariance += hazard < 1 && within > 0 ? hazard / (1 - hazard) / within : 0;
    }
    return delays;
  }

  private static Cohort cohort(Triangle counts, int place, Delay delay) {
    int origin = counts.origin(place);
    long observed = Math.round(counts.latest(place));
    double share = delay.share();
    if (share == 0) {
      return new Cohort(
          origin,
          observed,
          Outcome.refused(
              Reason.NO_EXPOSURE, "No origin had an event reported within delay " + delay.delay()));
    }
    double value = observed / share;
    double variance =
        observed * (1 - share) / (share * share) + value * value * delay.relativeVariance();
    return new Cohort(
        origin, observed, Outcome.of(new Completion(observed, value, Math.sqrt(variance))));
  }

  /** Whether delays differ between origins more than by chance: drift, or batches. */
  private static List<Caution> cautions(Triangle counts, List<Delay> delays, ReportWindow reports) {
    double statistic = 0;
    int degrees = 0;
    for (int d = 1; d < delays.size(); d++) {
      double hazard = delays.get(d).hazard();
      int rows = 0;
      for (int place = reports.from(d); place <= reports.to(d); place++) {
        double expected = hazard * counts.cumulative(place, d);
        double variance = expected * (1 - hazard);
        if (variance > 0) {
          double deviation = counts.increment(place, d) - expected;
          statistic += deviation * deviation / variance;
          rows++;
        }
      }
      degrees += Math.max(0, rows - 1);
    }
    if (degrees == 0) {
      return List.of();
    }
    double chance = 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic);
    return chance >= CHANCE_OF_WARNING
        ? List.of()
        : List.of(
            new Caution(
                Reason.POOR_FIT,
                "Delays differ between origins (chi-square "
                    + Math.round(statistic * 10) / 10.0
                    + " of "
                    + degrees
                    + " degrees): they drift, or reports come in batches; rest on the newest reports, or leave those out"));
  }
}
