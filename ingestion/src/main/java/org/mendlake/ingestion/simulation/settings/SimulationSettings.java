package org.mendlake.ingestion.simulation.settings;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the simulated fleet is like. Every rate is a probability.
 *
 * @param events records to make, exactly
 * @param seed what all chance derives from
 * @param window when it takes place
 * @param delay how late events are reported
 * @param delivery what goes wrong between a source and the broker
 * @param reporting what people correct or report late
 * @param oddities what is odd about what is reported, although each record is valid
 * @param badLot the lots of pumps that wear out early
 */
public record SimulationSettings(
    long events,
    long seed,
    Window window,
    Delay delay,
    Delivery delivery,
    Reporting reporting,
    Oddities oddities,
    BadLot badLot) {

  /** Fewest events that master data and a machine fit into. */
  public static final long FEWEST_EVENTS = 1_000;

  /**
   * When it takes place. Nothing happens, and nothing becomes known, after the last day: what is
   * not yet reported then is left out.
   *
   * @param start first day of production
   * @param end last day
   * @param zone the maker's zone, whose days these are
   */
  public record Window(LocalDate start, LocalDate end, ZoneId zone) {}

  /**
   * How long after it happened an event is known: log-normal, by the kind of event shorter or
   * longer by a factor.
   *
   * @param medianHours median for a visit
   * @param spread standard deviation of the logarithm
   * @param maxDays the longest
   */
  public record Delay(double medianHours, double spread, int maxDays) {}

  /**
   * What goes wrong between a source and the broker, for each event.
   *
   * @param duplicates the same record is sent again
   * @param conflicts another content is sent under the same id, known later
   * @param disorder the record is delivered late, other records overtake it
   * @param disorderDays by how much at most
   * @param malformed a record breaks the form of its contract before the right one is sent
   * @param impossible a record holds an impossible value before the right one is sent
   * @param lost of the malformed and impossible, those that the right one never follows
   */
  public record Delivery(
      double duplicates,
      double conflicts,
      double disorder,
      int disorderDays,
      double malformed,
      double impossible,
      double lost) {}

  /**
   * What people correct or report late.
   *
   * @param amendments an event was first reported with a mistake
   * @param cancellations a visit, reading, case or claim is withdrawn
   * @param lateDimensions a change of an owner, a site or an organisation is reported months late
   */
  public record Reporting(double amendments, double cancellations, double lateDimensions) {}

  /**
   * What is odd although each record is valid.
   *
   * @param rollbacks a reading below the one before
   * @param meterJumps a reading that no machine can have run to
   * @param meterSwaps a machine gets a new meter, within a year
   * @param invertedMilestones a machine's sale is dated after its delivery
   */
  public record Oddities(
      double rollbacks, double meterJumps, double meterSwaps, double invertedMilestones) {}

  /**
   * The bad lots: pumps of one supplier delivered in a run of quarters.
   *
   * @param quarters how many quarters' lots are bad; 0 for none
   * @param shape Weibull shape of their life
   * @param scaleHours Weibull scale of their life, operating hours
   */
  public record BadLot(int quarters, double shape, double scaleHours) {}

  /**
   * The settings with these changed, by the names that {@code docs/how-to/simulate.md} lists.
   *
   * @throws SettingsException with every problem at once
   */
  public static SimulationSettings of(long events, long seed, Map<String, String> changed) {
    SettingsReader read = new SettingsReader(changed);
    SimulationSettings settings =
        new SimulationSettings(
            read.checkedEvents(events),
            seed,
            new Window(
                read.day("window.start", LocalDate.of(2020, 1, 1)),
                read.day("window.end", LocalDate.of(2026, 6, 30)),
                read.zone("window.zone", ZoneId.of("Asia/Shanghai"))),
            new Delay(
                read.number("delay.median-hours", 6, 0, 1_000),
                read.number("delay.spread", 1.8, 0, 5),
                read.whole("delay.max-days", 60, 0, 365)),
            new Delivery(
                read.rate("delivery.duplicates", 0.01),
                read.rate("delivery.conflicts", 0.002),
                read.rate("delivery.disorder", 0.02),
                read.whole("delivery.disorder-days", 30, 1, 365),
                read.rate("delivery.malformed", 0.001),
                read.rate("delivery.impossible", 0.001),
                read.rate("delivery.lost", 0.3)),
            new Reporting(
                read.rate("reporting.amendments", 0.02),
                read.rate("reporting.cancellations", 0.005),
                read.rate("reporting.late-dimensions", 0.2)),
            new Oddities(
                read.rate("oddities.rollbacks", 0.003),
                read.rate("oddities.meter-jumps", 0.001),
                read.rate("oddities.meter-swaps", 0.01),
                read.rate("oddities.inverted-milestones", 0.01)),
            new BadLot(
                read.whole("bad-lot.quarters", 1, 0, 8),
                read.number("bad-lot.shape", 3, 0.2, 20),
                read.number("bad-lot.scale-hours", 2_500, 10, 100_000)));
    read.requirePeriod(settings.window());
    read.throwIfWrong();
    return settings;
  }
}
