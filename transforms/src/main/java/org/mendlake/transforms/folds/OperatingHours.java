package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Severity;

/**
 * Operating hours of one machine over its days in service, in tenths of an hour: out of the
 * summaries of its meter's months, across swaps and meters that began anew. Between two readings
 * they are linear in days; behind the last one nothing is said.
 */
final class OperatingHours {
  private final List<Point> points = new ArrayList<>();

  /** Hours at the beginning of a day, with when that became known. */
  private record Point(long day, long tenths, Instant knownAt) {}

  /** A reading that the next one is held against; the beginning has no moment. */
  private record Reading(BigDecimal hours, String meterId, Optional<Instant> at) {}

  private OperatingHours() {}

  /**
   * The hours of a machine in service.
   *
   * @param life its life, with a day in service
   * @param months its rows of {@code fct_meter_month}, in any order
   * @param issues takes one for each count that began anew
   */
  static OperatingHours of(
      MachineLife life, List<Map<String, Object>> months, Consumer<Issue> issues) {
    OperatingHours hours = new OperatingHours();
    LocalDate from = life.inServiceOn().orElseThrow();
    Reading before = new Reading(life.inServiceMeterHours(), null, Optional.empty());
    hours.add(from, tenths(before.hours()), life.knownAt());
    List<Map<String, Object>> ordered = new ArrayList<>(months);
    ordered.sort(Comparator.comparing(month -> (LocalDate) month.get("month")));
    for (Map<String, Object> month : ordered) {
      LocalDate firstOn = (LocalDate) month.get("first_on");
      LocalDate lastOn = (LocalDate) month.get("last_on");
      Instant known = (Instant) month.get("known_at");
      if (lastOn.isAfter(from)) {
        Reading last = reading(month, "last");
        if (firstOn.isAfter(from)) {
          long first = hours.total() + step(before, reading(month, "first"), month, issues);
          hours.add(firstOn, first, known);
          hours.add(lastOn, first + tenths((BigDecimal) month.get("hours_run")), known);
        } else {
          hours.add(lastOn, hours.total() + step(before, last, month, issues), known);
        }
        before = last;
      }
    }
    return hours;
  }

  private static Reading reading(Map<String, Object> month, String which) {
    return new Reading(
        (BigDecimal) month.get(which + "_hours"),
        (String) month.get(which + "_meter_id"),
        Optional.of((Instant) month.get(which + "_at")));
  }

  /** Hours from one reading to the next; none when the count began anew. */
  private static long step(
      Reading before, Reading next, Map<String, Object> month, Consumer<Issue> issues) {
    if (MeterStep.isSwap(before.meterId(), next.meterId())) {
      return 0;
    }
    BigDecimal delta = next.hours().subtract(before.hours());
    boolean fits =
        before.at().isEmpty()
            || MeterStep.isPossible(delta, before.at().get(), next.at().orElseThrow());
    if (delta.signum() >= 0 && fits) {
      return tenths(delta);
    }
    issues.accept(restarted(before, next, month));
    return 0;
  }

  private static Issue restarted(Reading before, Reading next, Map<String, Object> month) {
    return new Issue(
        "meter_restarted",
        Severity.INFO,
        "The meter read "
            + next.hours().toPlainString()
            + " h in the month of "
            + month.get("month")
            + " after "
            + before.hours().toPlainString()
            + " h; a new count begins",
        Optional.empty(),
        Optional.empty(),
        next.at().orElseThrow(),
        (Instant) month.get("known_at"));
  }

  private static long tenths(BigDecimal hours) {
    return hours.movePointRight(1).longValueExact();
  }

  /** Adds the next point by time; its local day may seem earlier after a move to another zone. */
  private void add(LocalDate on, long tenths, Instant knownAt) {
    int last = points.size() - 1;
    if (last >= 0 && on.toEpochDay() <= points.get(last).day()) {
      points.set(last, new Point(points.get(last).day(), tenths, knownAt));
    } else {
      points.add(new Point(on.toEpochDay(), tenths, knownAt));
    }
  }

  private long total() {
    return points.get(points.size() - 1).tenths();
  }

  /** Last day of which a reading tells; the day in service when none does. */
  LocalDate lastDay() {
    return LocalDate.ofEpochDay(points.get(points.size() - 1).day());
  }

  /**
   * Tenths of an hour from the beginning of one day to that of another; empty without a reading.
   */
  OptionalLong between(LocalDate from, LocalDate to) {
    return from.isBefore(lastDay())
        ? OptionalLong.of(at(to.toEpochDay()) - at(from.toEpochDay()))
        : OptionalLong.empty();
  }

  private long at(long day) {
    int next = after(day);
    if (next == 0 || next == points.size()) {
      return points.get(Math.max(0, next - 1)).tenths();
    }
    Point from = points.get(next - 1);
    Point to = points.get(next);
    return from.tenths()
        + Math.floorDiv((to.tenths() - from.tenths()) * (day - from.day()), to.day() - from.day());
  }

  /** Index of the first point after the beginning of a day. */
  private int after(long day) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).day() <= day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** First day at whose beginning the machine has run so many hours, as far as readings tell. */
  Optional<LocalDate> firstDayWith(long hours) {
    long wanted = hours * 10;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (point.tenths() >= wanted) {
        return Optional.of(LocalDate.ofEpochDay(i == 0 ? point.day() : between(i, wanted)));
      }
    }
    return Optional.empty();
  }

  private long between(int i, long wanted) {
    Point from = points.get(i - 1);
    Point to = points.get(i);
    long part = (wanted - from.tenths()) * (to.day() - from.day());
    return from.day() - Math.floorDiv(-part, to.tenths() - from.tenths());
  }

  /** When the last reading became known that the hours between two days rest on. */
  Instant knownBetween(LocalDate from, LocalDate to) {
    int first = Math.max(0, after(from.toEpochDay()) - 1);
    int last = Math.min(points.size() - 1, after(to.toEpochDay() - 1));
    Instant known = points.get(first).knownAt();
    for (int i = first + 1; i <= last; i++) {
      known = later(known, points.get(i).knownAt());
    }
    return known;
  }
}
