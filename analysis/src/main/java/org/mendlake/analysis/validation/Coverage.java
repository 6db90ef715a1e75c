package org.mendlake.analysis.validation;

import org.mendlake.statistics.Interval;

/** Whether intervals hold the truth. */
final class Coverage {
  private Coverage() {}

  /** 1 if the interval holds a value, 0 if not; a side without a limit holds everything. */
  static double of(Interval interval, double truth) {
    boolean isHeld =
        interval.lower().value().map(limit -> limit <= truth).orElse(true)
            && interval.upper().value().map(limit -> limit >= truth).orElse(true);
    return isHeld ? 1 : 0;
  }
}
