package org.mendlake.ingestion.simulation.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mendlake.schema.Names;

/** Reads settings by name and gathers what is wrong with them. */
final class SettingsReader {
  private static final int FEWEST_DAYS = 365;
  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  private final Map<String, String> given;
  private final Set<String> names = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> given) {
    this.given = given;
  }

  double rate(String name, double otherwise) {
    return read(
        name, otherwise, Double::valueOf, v -> v >= 0 && v <= 1, "a probability from 0 to 1");
  }

  double number(String name, double otherwise, double least, double greatest) {
    return read(
        name,
        otherwise,
        Double::valueOf,
        v -> v >= least && v <= greatest,
        "a number from " + least + " to " + greatest);
  }

  int whole(String name, int otherwise, int least, int greatest) {
    return read(
        name,
        otherwise,
        Integer::valueOf,
        v -> v >= least && v <= greatest,
        "a whole number from " + least + " to " + greatest);
  }

  LocalDate day(String name, LocalDate otherwise) {
    return read(
        name,
        otherwise,
        LocalDate::parse,
        day -> !day.isBefore(EARLIEST) && day.isBefore(LATEST),
        "a day from " + EARLIEST + " to " + LATEST + ", as 2026-06-30");
  }

  ZoneId zone(String name, ZoneId otherwise) {
    return read(name, otherwise, ZoneId::of, v -> true, "a time zone such as Asia/Shanghai");
  }

  long checkedEvents(long events) {
    if (events < SimulationSettings.FEWEST_EVENTS) {
      problems.add(
          "Cannot simulate "
              + events
              + " events: expected "
              + SimulationSettings.FEWEST_EVENTS
              + " or more, since master data alone take some hundred");
    }
    return events;
  }

  void requirePeriod(SimulationSettings.Window window) {
    if (window.start().plusDays(FEWEST_DAYS).isAfter(window.end())) {
      problems.add(
          "Cannot simulate from window.start "
              + window.start()
              + " to window.end "
              + window.end()
              + ": expected a year or more between them");
    }
  }

  /** Ends with every problem at once, unknown names included, when there is any. */
  void throwIfWrong() {
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        problems.add(
            "Cannot set " + name + ": no such setting" + Names.suggestion(name, names) + known());
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private String known() {
    return "; there are " + String.join(", ", names);
  }

  private <T> T read(
      String name,
      T otherwise,
      Function<String, T> parsed,
      Predicate<T> isAllowed,
      String expected) {
    names.add(name);
    if (!given.containsKey(name)) {
      return otherwise;
    }
    try {
      T value = parsed.apply(given.get(name).trim());
      if (isAllowed.test(value)) {
        return value;
      }
    } catch (NumberFormatException | DateTimeException e) {
      // Told below, with what was expected.
    }
    problems.add("Cannot set " + name + " to '" + given.get(name) + "': expected " + expected);
    return otherwise;
  }
}
