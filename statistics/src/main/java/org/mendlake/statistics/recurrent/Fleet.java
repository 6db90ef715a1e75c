package org.mendlake.statistics.recurrent;

import java.util.Arrays;
import java.util.List;

/**
 * Histories of repairable units: when each was observed and what happened to it then. Ages are in
 * one unit of time, days or hours, not below 0. A unit is observed in windows (from, to]; a window
 * from age 0 includes age 0. Windows of a unit do not overlap; between them it is not observed.
 *
 * <p>Inside it is columns of numbers, so that a million events cost some tens of megabytes.
 */
public final class Fleet {
  private final List<String> units;
  private final Windows windows;
  private final boolean[] endsAtEvent;
  private final double[] ages;
  private final int[] eventUnits;
  private final double[] costs;
  private final int[] byUnit;
  private final int[] firstOfUnit;

  /** Takes what {@link FleetBuilder} has checked; events are in order of age. */
  Fleet(
      List<String> units,
      Windows windows,
      boolean[] endsAtEvent,
      double[] ages,
      int[] eventUnits,
      double[] costs) {
    this.units = List.copyOf(units);
    this.windows = windows;
    this.endsAtEvent = endsAtEvent;
    this.ages = ages;
    this.eventUnits = eventUnits;
    this.costs = costs;
    this.firstOfUnit = new int[units.size() + 1];
    this.byUnit = Ordering.stableBy(eventUnits, firstOfUnit);
  }

  /** Begins to gather histories. */
  public static FleetBuilder builder() {
    return new FleetBuilder();
  }

  /** Names of the units, in the order in which they were first named. */
  public List<String> units() {
    return units;
  }

  /** Number of events of all units. */
  public int eventCount() {
    return ages.length;
  }

  /** Number of events whose cost is stated. */
  public int costedEventCount() {
    return (int) Arrays.stream(costs).filter(cost -> !Double.isNaN(cost)).count();
  }

  /** Observed time of all units together, in the unit of the ages. */
  public double exposure() {
    return windows.exposure();
  }

  /** Age at which the last unit ceases to be observed; 0 for a fleet without units. */
  public double lastAge() {
    return windows.lastAge();
  }

  Windows windows() {
    return windows;
  }

  /** Ages of all events, in order. */
  double[] ages() {
    return ages;
  }

  int unitOf(int event) {
    return eventUnits[event];
  }

  /** What an event adds. */
  double value(int event, Measure measure) {
    if (measure == Measure.COUNT) {
      return 1;
    }
    return Double.isNaN(costs[event]) ? 0 : costs[event];
  }

  /** Ages of a unit's events, in order. */
  double[] agesOf(int unit) {
    double[] own = new double[firstOfUnit[unit + 1] - firstOfUnit[unit]];
    for (int i = 0; i < own.length; i++) {
      own[i] = ages[byUnit[firstOfUnit[unit] + i]];
    }
    return own;
  }

  /** Number of units whose observation ends with their last event, by design. */
  int endingAtEvent() {
    int ending = 0;
    for (boolean ends : endsAtEvent) {
      ending += ends ? 1 : 0;
    }
    return ending;
  }

  /** Whether the observation of a unit ends with its last event, by design. */
  boolean endsAtEvent(int unit) {
    return endsAtEvent[unit];
  }
}
