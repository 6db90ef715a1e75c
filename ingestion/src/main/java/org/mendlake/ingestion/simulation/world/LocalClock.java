package org.mendlake.ingestion.simulation.world;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** The local time of a place. */
public final class LocalClock {
  /** Milliseconds of an hour. */
  public static final long HOUR = 3_600_000L;

  /** Milliseconds of a day of 24 hours. */
  public static final long DAY = 24 * HOUR;

  private static final int SECONDS_A_DAY = 86_400;

  private final String zone;
  private final ZoneRules rules;

  /** The clock of a zone. */
  public LocalClock(String zone) {
    this.zone = zone;
    this.rules = ZoneId.of(zone).getRules();
  }

  /** Name of the zone. */
  public String zone() {
    return zone;
  }

  /** The moment at which it is a second of a local day, in milliseconds since 1970. */
  public long millis(long epochDay, int secondOfDay) {
    long local = epochDay * SECONDS_A_DAY + secondOfDay;
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    return (local - rules.getOffset(time).getTotalSeconds()) * 1000;
  }
}
