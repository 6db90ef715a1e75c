package org.mendlake.transforms.folds;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What two readings of an hour meter can say of each other. */
final class MeterStep {
  private static final BigDecimal MILLIS_OF_HOUR = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal ROUNDING_HOURS = new BigDecimal("0.1");

  private MeterStep() {}

  /** Whether both meters are told and differ; null is a meter not told. */
  static boolean isSwap(String meter, String next) {
    return meter != null && next != null && !meter.equals(next);
  }

  /** Whether so many hours fit between two moments: no more than passed, plus 0.1 for rounding. */
  static boolean isPossible(BigDecimal hours, Instant from, Instant to) {
    BigDecimal passed = BigDecimal.valueOf(Duration.between(from, to).toMillis());
    return hours.subtract(ROUNDING_HOURS).multiply(MILLIS_OF_HOUR).compareTo(passed) <= 0;
  }
}
