package org.mendlake.transforms.run;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day up to whose end the warehouse knows.
 *
 * @param day a day in the maker's zone
 * @param progress whether more can become known of the day in the ordinary course of things
 */
public record KnowledgeDate(LocalDate day, ZoneId zone, Progress progress) implements Serializable {

  /** Whether a day is over. */
  public enum Progress {
    RUNNING,
    OVER
  }

  /** A day that is over. */
  public KnowledgeDate(LocalDate day, ZoneId zone) {
    this(day, zone, Progress.OVER);
  }

  /** Today: the one place where a build reads the clock. */
  public static KnowledgeDate today(ZoneId zone, Clock clock) {
    return new KnowledgeDate(LocalDate.now(clock.withZone(zone)), zone, Progress.RUNNING);
  }

  /** The last day of which the answer is final: what arrives of it later restates it. */
  LocalDate settled() {
    return progress == Progress.RUNNING ? day.minusDays(1) : day;
  }

  /** The day on which something became known. */
  KnowledgeDate of(Instant known) {
    return new KnowledgeDate(LocalDate.ofInstant(known, zone), zone);
  }

  /** First instant that is not known any more. */
  public Instant end() {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
