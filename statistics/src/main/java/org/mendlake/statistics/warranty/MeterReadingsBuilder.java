package org.mendlake.statistics.warranty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.warranty.MeterReadings.Machine;
import org.mendlake.statistics.warranty.MeterReadings.Reading;
import org.mendlake.statistics.warranty.MeterReadings.Source;

/** Gathers machines and readings, in any order. A machine without readings is stated too. */
public final class MeterReadingsBuilder {
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Map<String, List<Reading>> readings = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  MeterReadingsBuilder() {}

  /** A machine and its group. */
  public MeterReadingsBuilder machine(String id, String group) {
    String before = groups.put(id, group);
    if (before != null) {
      problems.add("Cannot use machine " + id + ": stated twice");
    }
    return this;
  }

  /** A reading of hours; delivery with 0 hours is one too. */
  public MeterReadingsBuilder reading(String id, LocalDate day, double hours, Source source) {
    if (!(hours >= 0 && Double.isFinite(hours))) {
      problems.add("Cannot use a reading of " + hours + " h of machine " + id + " on " + day);
    }
    readings
        .computeIfAbsent(id, machine -> new ArrayList<>())
        .add(new Reading(day.toEpochDay(), hours, source));
    return this;
  }

  /**
   * The readings.
   *
   * @throws IllegalArgumentException if a machine is stated twice or not at all or a reading is no
   *     number of hours; it names them all
   */
  public MeterReadings build() {
    readings.keySet().stream()
        .filter(id -> !groups.containsKey(id))
        .forEach(id -> problems.add("Cannot use readings of machine " + id + ": it is not stated"));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    List<Machine> machines = new ArrayList<>();
    groups.forEach((id, group) -> machines.add(new Machine(id, group, inOrder(id))));
    return new MeterReadings(machines);
  }

  private List<Reading> inOrder(String id) {
    return readings.getOrDefault(id, List.of()).stream()
        .sorted(Comparator.comparingLong(Reading::day).thenComparingDouble(Reading::hours))
        .toList();
  }
}
