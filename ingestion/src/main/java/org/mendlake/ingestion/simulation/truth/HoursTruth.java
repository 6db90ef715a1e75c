package org.mendlake.ingestion.simulation.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mendlake.ingestion.simulation.truth.MeterTruth.Month;
import org.mendlake.ingestion.simulation.truth.MeterTruth.Reading;

/** Operating hours of a machine at the beginning of each day, out of its readings; in tenths. */
final class HoursTruth {
  private final List<long[]> points = new ArrayList<>();

  /** Hours since it was put into service with a reading, by its months in order. */
  HoursTruth(long inServiceOn, long meterHours, List<Month> months) {
    points.add(new long[] {inServiceOn, meterHours});
    long count = meterHours;
    Reading before = null;
    long lastHours = meterHours;
    for (Month month : months) {
      if (month.last().day() <= inServiceOn) {
        continue;
      }
      boolean isSpanning = month.first().day() <= inServiceOn;
      Reading next = isSpanning ? month.last() : month.first();
      count += grown(before, lastHours, next);
      point(next.day(), count);
      if (!isSpanning) {
        count += month.hoursRun();
        point(month.last().day(), count);
      }
      before = month.last();
      lastHours = before.hours();
    }
  }

  private static long grown(Reading before, long lastHours, Reading next) {
    long difference = next.hours() - lastHours;
    boolean isNewCount =
        difference < 0
            || (before != null
                && (!before.meterId().equals(next.meterId())
                    || MeterTruth.isImpossible(difference, before, next)));
    return isNewCount ? 0 : difference;
  }

  private void point(long day, long hours) {
    if (points.get(points.size() - 1)[0] == day) {
      points.remove(points.size() - 1);
    }
    points.add(new long[] {day, hours});
  }

  /** Day of the last point. */
  long lastDay() {
    return points.get(points.size() - 1)[0];
  }

  /** Hours at the beginning of a day. */
  long at(long day) {
    long[] before = points.get(0);
    for (long[] point : points) {
      if (point[0] >= day) {
        return point[0] == day || point == before
            ? point[1]
            : before[1]
                + Math.floorDiv((point[1] - before[1]) * (day - before[0]), point[0] - before[0]);
      }
      before = point;
    }
    return before[1];
  }

  /** The first day at whose beginning it had run so much; empty when it has not yet. */
  OptionalLong dayOf(long hours) {
    long[] before = points.get(0);
    if (before[1] >= hours) {
      return OptionalLong.of(before[0]);
    }
    for (long[] point : points) {
      if (before[1] < hours && hours <= point[1]) {
        long share = (hours - before[1]) * (point[0] - before[0]);
        return OptionalLong.of(before[0] + -Math.floorDiv(-share, point[1] - before[1]));
      }
      before = point;
    }
    return OptionalLong.empty();
  }
}
