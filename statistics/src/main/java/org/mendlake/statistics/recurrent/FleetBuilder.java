package org.mendlake.statistics.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.InvalidDataException;
import org.mendlake.statistics.InvalidDataException.Problem;

/**
 * Gathers the histories of a fleet, in any order. What contradicts itself is told by {@link
 * #build}, all of it at once.
 */
public final class FleetBuilder {
  private final Map<String, Integer> units = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Integer> endingAtEvent = new ArrayList<>();
  private final Columns windows = new Columns();
  private final Columns events = new Columns();
  private int rows;

  FleetBuilder() {}

  /**
   * The unit is observed in the window (from, to], from age 0 on including it. A unit may have
   * several windows; those that touch are one.
   */
  public FleetBuilder observed(String unit, double from, double to) {
    rows++;
    if (!(from >= 0 && Double.isFinite(to) && (from < to || (from == 0 && to == 0)))) {
      return problem(
          "observe unit " + unit + " from " + from + " to " + to, "a period ends after it begins");
    }
    windows.add(number(unit), from + 0.0, to, rows);
    return this;
  }

  /**
   * The unit is observed from an age to its last event, which is why observation ended there: its
   * history is failure-truncated.
   */
  public FleetBuilder observedToLastEvent(String unit, double from) {
    rows++;
    if (!(from >= 0 && Double.isFinite(from))) {
      return problem("observe unit " + unit + " from " + from, "an age is 0 or more");
    }
    endingAtEvent.add(number(unit));
    windows.add(number(unit), from + 0.0, Double.NaN, rows);
    return this;
  }

  /** An event without a stated cost. */
  public FleetBuilder event(String unit, double age) {
    return add(unit, age, Double.NaN);
  }

  /** An event and its cost; below 0 it is a credit. */
  public FleetBuilder event(String unit, double age, double cost) {
    if (!Double.isFinite(cost)) {
      rows++;
      return problem("use cost " + cost + " of unit " + unit + " at age " + age, "not a number");
    }
    return add(unit, age, cost);
  }

  private FleetBuilder add(String unit, double age, double cost) {
    rows++;
    if (!(age >= 0 && Double.isFinite(age))) {
      return problem("use an event of unit " + unit + " at age " + age, "an age is 0 or more");
    }
    events.add(number(unit), age + 0.0, cost, rows);
    return this;
  }

  private int number(String unit) {
    Integer number = units.putIfAbsent(unit, units.size());
    return number == null ? units.size() - 1 : number;
  }

  private FleetBuilder problem(String what, String why) {
    problems.add(told(rows, what, why));
    return this;
  }

  private static Problem told(int row, String what, String why) {
    return new Problem(row, "Cannot " + what + ": " + why);
  }

  /**
   * The fleet.
   *
   * @throws InvalidDataException if a period is none, windows of a unit overlap, an event lies
   *     outside its unit's windows or a number is none; it names them all by their row, the number
   *     of the statement from 1 on
   */
  public Fleet build() {
    List<String> names = List.copyOf(units.keySet());
    int[] order = Ordering.of(events.first());
    int[] eventUnits = Ordering.take(events.units(), order);
    double[] ages = Ordering.take(events.first(), order);
    int[] rowsOfEvents = Ordering.take(events.rows(), order);
    boolean[] endsAtEvent = new boolean[names.size()];
    endingAtEvent.forEach(unit -> endsAtEvent[unit] = true);
    List<Problem> found = new ArrayList<>(problems);
    Windows merged = merged(names, lastEvents(eventUnits, ages), found);
    for (int event = 0; event < ages.length; event++) {
      if (!merged.observes(eventUnits[event], ages[event])) {
        found.add(
            told(
                rowsOfEvents[event],
                "use an event of unit " + names.get(eventUnits[event]) + " at age " + ages[event],
                "the unit is not observed then"));
      }
    }
    if (!found.isEmpty()) {
      throw new InvalidDataException("fleet", found);
    }
    return new Fleet(
        names, merged, endsAtEvent, ages, eventUnits, Ordering.take(events.second(), order));
  }

  private double[] lastEvents(int[] eventUnits, double[] ages) {
    double[] last = new double[units.size()];
    Arrays.fill(last, Double.NaN);
    for (int event = 0; event < ages.length; event++) {
      last[eventUnits[event]] = ages[event];
    }
    return last;
  }

  private Windows merged(List<String> names, double[] lastEvents, List<Problem> found) {
    int[] byAge = Ordering.of(windows.first());
    int[] byUnit =
        Ordering.stableBy(Ordering.take(windows.units(), byAge), new int[names.size() + 1]);
    int[] order = Ordering.take(byAge, byUnit);
    int[] windowUnits = Ordering.take(windows.units(), order);
    double[] starts = Ordering.take(windows.first(), order);
    double[] ends = Ordering.take(windows.second(), order);
    int[] rowsOfWindows = Ordering.take(windows.rows(), order);
    Columns merged = new Columns();
    for (int window = 0; window < order.length; window++) {
      int unit = windowUnits[window];
      double from = starts[window];
      double to = ends[window];
      if (Double.isNaN(to)) {
        to = lastEvents[unit];
        if (!(to > from || (to == 0 && from == 0))) {
          found.add(
              told(
                  rowsOfWindows[window],
                  "observe unit " + names.get(unit) + " from " + from + " to its last event",
                  "it has none after that"));
          continue;
        }
      }
      if (merged.endsWith(unit) && from < merged.lastSecond()) {
        found.add(
            told(
                rowsOfWindows[window],
                "observe unit " + names.get(unit) + " from " + from + " to " + to,
                "it is observed until " + merged.lastSecond() + " already"));
      } else if (merged.endsWith(unit) && from == merged.lastSecond()) {
        merged.extend(to);
      } else {
        merged.add(unit, from, to, rowsOfWindows[window]);
      }
    }
    return new Windows(names.size(), merged.units(), merged.first(), merged.second());
  }
}
