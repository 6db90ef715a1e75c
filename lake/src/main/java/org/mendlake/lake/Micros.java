package org.mendlake.lake;

import java.time.Instant;

/** Moments as Spark and Delta hold them. */
public final class Micros {
  private static final long OF_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private Micros() {}

  /**
   * Microseconds since 1970-01-01T00:00:00Z; what is finer is cut off. {@code
   * ChronoUnit.MICROS.between} counts nanoseconds on the way and ends in the year 2262.
   */
  public static long of(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), OF_SECOND), moment.getNano() / NANOS);
  }
}
