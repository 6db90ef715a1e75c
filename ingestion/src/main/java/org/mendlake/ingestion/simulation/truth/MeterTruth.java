package org.mendlake.ingestion.simulation.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mendlake.ingestion.simulation.events.MeterRead;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/** The readings of one machine, judged month by month; hours in tenths. */
final class MeterTruth {
  private static final long TENTH_IN_MILLIS = 360_000;
  private static final Comparator<Held> BY_TIME =
      Comparator.<Held>comparingLong(held -> held.report().occurredAt())
          .thenComparingLong(Held::createdKnownAt)
          .thenComparing(held -> held.report().subject().source())
          .thenComparing(held -> held.report().id());

  private final List<Month> months = new ArrayList<>();

  /** A reading that was accepted. */
  record Reading(long day, long at, long hours, String meterId) {}

  /** What a month comes to. */
  record Month(Reading first, Reading last, long hoursRun, int readings) {}

  private record Judged(Held held, String quality, OptionalLong delta) {}

  private MeterTruth() {}

  /** Judges the readings and writes them and their months. */
  static MeterTruth write(List<Held> readings, FactRows rows) {
    MeterTruth truth = new MeterTruth();
    Map<String, List<Held>> byMonth = new TreeMap<>();
    for (Held held : readings) {
      byMonth.computeIfAbsent(held.report().subject().key(), key -> new ArrayList<>()).add(held);
    }
    byMonth.forEach((key, month) -> truth.month(key, month, rows));
    return truth;
  }

  List<Month> months() {
    return months;
  }

  private void month(String key, List<Held> readings, FactRows rows) {
    readings.sort(BY_TIME);
    List<Judged> judged = new ArrayList<>();
    List<Reading> accepted = new ArrayList<>();
    long hoursRun = 0;
    for (Held held : readings) {
      Reading reading = reading(held);
      Judged next =
          accepted.isEmpty()
              ? new Judged(held, "ok", OptionalLong.empty())
              : judge(held, accepted.get(accepted.size() - 1), reading);
      if (!next.quality.equals("rollback") && !next.quality.equals("impossible_rate")) {
        accepted.add(reading);
        hoursRun += next.delta.orElse(0);
      }
      judged.add(next);
    }
    judged.stream()
        .sorted(
            Comparator.comparing((Judged each) -> each.held.report().subject().source())
                .thenComparing(each -> each.held.report().id()))
        .forEach(each -> write(key, each, rows));
    Month month =
        new Month(accepted.get(0), accepted.get(accepted.size() - 1), hoursRun, readings.size());
    months.add(month);
    write(key, month, judged, accepted.size(), rows);
  }

  private static Reading reading(Held held) {
    MeterRead told = (MeterRead) held.payload();
    return new Reading(
        Statements.localDay(held), held.report().occurredAt(), told.meterHours(), told.meterId());
  }

  private static Judged judge(Held held, Reading before, Reading reading) {
    long difference = reading.hours - before.hours;
    if (!reading.meterId.equals(before.meterId)) {
      return new Judged(held, "meter_swap", OptionalLong.empty());
    }
    if (difference < 0) {
      return new Judged(held, "rollback", OptionalLong.empty());
    }
    if (isImpossible(difference, before, reading)) {
      return new Judged(held, "impossible_rate", OptionalLong.empty());
    }
    return new Judged(held, "ok", OptionalLong.of(difference));
  }

  /** More hours than passed, and a tenth for rounding. */
  static boolean isImpossible(long difference, Reading before, Reading reading) {
    return difference * TENTH_IN_MILLIS > reading.at - before.at + TENTH_IN_MILLIS;
  }

  private static void write(String key, Judged judged, FactRows rows) {
    MeterRead told = (MeterRead) judged.held.payload();
    rows.row(Fact.METER_READING)
        .text(key)
        .text(judged.held.report().subject().source())
        .text(judged.held.report().id())
        .text(told.machineId())
        .day(Statements.localDay(judged.held))
        .text(told.meterId())
        .text(told.source())
        .decimal(told.meterHours(), 1)
        .text(judged.quality)
        .decimal(judged.delta, 1)
        .end();
  }

  private static void write(
      String key, Month month, List<Judged> judged, int accepted, FactRows rows) {
    String[] parts = key.split("/", 2);
    rows.row(Fact.METER_MONTH)
        .text(key)
        .text(parts[0])
        .day(LocalDate.parse(parts[1] + "-01").toEpochDay())
        .day(month.first.day)
        .decimal(month.first.hours, 1)
        .day(month.last.day)
        .decimal(month.last.hours, 1)
        .decimal(month.hoursRun, 1)
        .whole(month.readings)
        .whole((long) month.readings - accepted)
        .whole(judged.stream().filter(each -> each.quality.equals("meter_swap")).count())
        .end();
  }
}
