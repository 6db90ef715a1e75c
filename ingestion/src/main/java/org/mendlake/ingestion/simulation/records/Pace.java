package org.mendlake.ingestion.simulation.records;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets records pass at a number a second, evenly, or as they come. */
public final class Pace {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final double nanosARecord;
  private long start;
  private long passed;

  private Pace(double nanosARecord) {
    this.nanosARecord = nanosARecord;
  }

  /** As they come. */
  public static Pace unlimited() {
    return new Pace(0);
  }

  /** So many a second. */
  public static Pace of(double recordsASecond) {
    return new Pace(SECOND / recordsASecond);
  }

  /** Whether it ever waits. */
  boolean isLimited() {
    return nanosARecord > 0;
  }

  /** Waits until the next record may pass; the first may at once. */
  void pass() {
    if (!isLimited()) {
      return;
    }
    if (passed == 0) {
      start = System.nanoTime();
    }
    long due = start + (long) (passed++ * nanosARecord);
    for (long wait; (wait = due - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(wait);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
