package org.mendlake.statistics.comparison;

import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Reason;

/**
 * A unit to compare, such as a dealer, and what was counted of it.
 *
 * @param unit its name
 * @param events what happened, such as failures, or dissatisfied answers
 * @param exposure what the events are divided by: machine-months, expected events, or trials; 0
 *     where nothing was observed
 */
public record UnitCount(String unit, long events, double exposure) {
  public UnitCount {
    if (events < 0 || !(exposure >= 0) || Double.isInfinite(exposure)) {
      throw new IllegalArgumentException(
          "Cannot compare %s with %d events in %s: neither is negative, and both are finite"
              .formatted(unit, events, exposure));
    }
    if (exposure == 0 && events > 0) {
      throw new IllegalArgumentException(
          "Cannot compare %s with %d events in an exposure of 0: give its exposure"
              .formatted(unit, events));
    }
  }

  /** The caution that some were not observed at all. */
  static Optional<Caution> unobserved(List<UnitCount> units) {
    List<String> names =
        units.stream().filter(unit -> unit.exposure == 0).map(UnitCount::unit).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Caution(Reason.NO_EXPOSURE, "Left out, because nothing was observed: " + names));
  }

  /** Events per exposure. */
  double raw() {
    return events / exposure;
  }
}
