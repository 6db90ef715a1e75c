package org.mendlake.statistics.warranty;

import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.warranty.MeterReadings.Reading;

/**
 * Spans between the readings of one meter.
 *
 * @param days days of the possible spans
 * @param hours hours of the possible spans
 * @param impossible spans in which the meter falls or runs more than 24 hours a day
 */
record MeterSpans(double days, double hours, int impossible) {
  private static final double HOURS_A_DAY = 24;

  static MeterSpans of(List<Reading> readings) {
    double days = 0;
    double hours = 0;
    int impossible = 0;
    for (int i = 1; i < readings.size(); i++) {
      double span = readings.get(i).day() - readings.get(i - 1).day();
      double run = readings.get(i).hours() - readings.get(i - 1).hours();
      // Two readings of one day may be hours apart, but tell no rate.
      if (run < 0 || run > HOURS_A_DAY * Math.max(span, 1)) {
        impossible++;
      } else {
        days += span;
        hours += span > 0 ? run : 0;
      }
    }
    return new MeterSpans(days, hours, impossible);
  }

  /** Hours a day; none without a span of days. */
  Optional<Double> rate() {
    return days > 0 ? Optional.of(hours / days) : Optional.empty();
  }
}
