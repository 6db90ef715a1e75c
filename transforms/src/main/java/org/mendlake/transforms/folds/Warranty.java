package org.mendlake.transforms.folds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The warranty of one machine: it covers the days from the first in service to before {@code to}.
 *
 * @param to first day not covered
 * @param knownAt when the last event that decides this became known
 */
record Warranty(LocalDate to, Instant knownAt) {

  /**
   * The warranty of a machine in service: so many months after the day in service, or until the
   * hours were run, whichever comes first. Empty when the policy is not known.
   */
  static Optional<Warranty> of(MachineLife life, OperatingHours hours) {
    if (life.warrantyMonths().isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = life.inServiceOn().orElseThrow();
    LocalDate byMonths = from.plusMonths(life.warrantyMonths().get());
    return life.warrantyHours()
        .flatMap(hours::firstDayWith)
        .filter(day -> day.isBefore(byMonths))
        .map(day -> new Warranty(day, hours.knownBetween(from, day)))
        .or(() -> Optional.of(new Warranty(byMonths, life.knownAt())));
  }

  /** Whether a day is covered, if it is one in service. */
  boolean covers(LocalDate day) {
    return day.isBefore(to);
  }
}
