package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Counts months as a calendar does: the anniversary of a 31st is the last day of a short month. */
final class Months {
  private Months() {}

  /** Whole months from one day to a later one, the greatest m with from + m months not after to. */
  static int completed(LocalDate from, LocalDate to) {
    int months = Math.toIntExact(ChronoUnit.MONTHS.between(from, to));
    return from.plusMonths(months + 1L).isAfter(to) ? months : months + 1;
  }
}
