package org.mendlake.transforms.run;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day up to whose end the warehouse knows.
 *
 * @param day a day in the maker's zone
 */
public record KnowledgeDate(LocalDate day, ZoneId zone) {

  /** Today: the one place where a build reads the clock. */
  public static KnowledgeDate today(ZoneId zone, Clock clock) {
    return new KnowledgeDate(LocalDate.now(clock.withZone(zone)), zone);
  }

  /** First instant that is not known any more. */
  public Instant end() {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
