package org.mendlake.statistics.recurrent;

import org.hipparchus.distribution.continuous.GammaDistribution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Rate of a homogeneous Poisson process: events over exposure, {@code r / T}. Bounds are those of
 * chi-square: {@code chi2(a/2; 2r) / 2T} and {@code chi2(1 - a/2; 2r + 2) / 2T}; where the last
 * event of every unit ended its observation the upper one has 2r degrees too. Without an event
 * there is an upper bound only (Garwood 1936; MIL-HDBK-189C; Meeker and Escobar 1998, chapter 16).
 *
 * @param events number of events
 * @param exposure observed time of all units together, above 0
 * @param truncation what ended observation
 */
public record EventRate(long events, double exposure, Truncation truncation) {
  public EventRate {
    if (events < 0) {
      throw new IllegalArgumentException("Cannot use " + events + " events: fewer than none");
    }
    if (!(exposure > 0 && Double.isFinite(exposure))) {
      throw new IllegalArgumentException("Cannot divide by an exposure of " + exposure);
    }
  }

  /** The rate of a fleet; a refusal where nothing was observed. */
  public static Outcome<EventRate> of(Fleet fleet) {
    if (!(fleet.exposure() > 0)) {
      return Outcome.refused(
          Reason.NO_EXPOSURE, "The " + fleet.units().size() + " units were observed for no time");
    }
    return Outcome.of(new EventRate(fleet.eventCount(), fleet.exposure(), Truncation.of(fleet)));
  }

  /** Events per unit of time. */
  public double rate() {
    return events / exposure;
  }

  /** Bounds of the rate, exact for a Poisson process. */
  public Interval limits(double confidence) {
    double tail = (1 - confidence) / 2;
    long above = truncation == Truncation.FAILURE ? events : events + 1;
    return new Interval(
        confidence,
        events == 0 ? Limit.none(Reason.NO_FAILURES) : Limit.at(quantile(events, tail)),
        above == 0 ? Limit.none(Reason.NO_FAILURES) : Limit.at(quantile(above, 1 - tail)),
        "chi-square, " + truncation.word());
  }

  /** Half a chi-square quantile of twice the events, per exposure. */
  private double quantile(long halfDegrees, double probability) {
    return new GammaDistribution(halfDegrees, 1).inverseCumulativeProbability(probability)
        / exposure;
  }

  /** Mean time between failures, {@code T / r}; a refusal without an event. */
  public Outcome<Double> meanTimeBetweenFailures() {
    return events == 0
        ? Outcome.refused(Reason.NO_FAILURES, "No event in " + exposure + " of observation")
        : Outcome.of(exposure / events);
  }

  /** Bounds of the mean time between failures; without an event there is no upper one. */
  public Interval meanTimeLimits(double confidence) {
    Interval rate = limits(confidence);
    return new Interval(confidence, inverse(rate.upper()), inverse(rate.lower()), rate.method());
  }

  private static Limit inverse(Limit limit) {
    return limit.value().map(value -> Limit.at(1 / value)).orElse(Limit.none(Reason.NO_FAILURES));
  }
}
