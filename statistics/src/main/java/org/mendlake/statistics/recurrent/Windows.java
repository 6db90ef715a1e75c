package org.mendlake.statistics.recurrent;

/**
 * Windows of observation of all units, in order of unit and age. Those of one unit are disjoint and
 * do not touch.
 */
final class Windows {
  private final int[] units;
  private final double[] from;
  private final double[] to;
  private final int[] firstOfUnit;

  Windows(int unitCount, int[] units, double[] from, double[] to) {
    this.units = units;
    this.from = from;
    this.to = to;
    this.firstOfUnit = new int[unitCount + 1];
    Ordering.stableBy(units, firstOfUnit);
  }

  int count() {
    return units.length;
  }

  int unit(int window) {
    return units[window];
  }

  double from(int window) {
    return from[window];
  }

  double to(int window) {
    return to[window];
  }

  /** First window of a unit; that of the next unit is one past its last. */
  int firstOf(int unit) {
    return firstOfUnit[unit];
  }

  /** Whether the unit is observed at this age. */
  boolean observes(int unit, double age) {
    for (int window = firstOfUnit[unit]; window < firstOfUnit[unit + 1]; window++) {
      if (holds(window, age)) {
        return true;
      }
    }
    return false;
  }

  /** Units observed at this age. */
  int atRisk(double age) {
    int atRisk = 0;
    for (int window = 0; window < units.length; window++) {
      atRisk += holds(window, age) ? 1 : 0;
    }
    return atRisk;
  }

  private boolean holds(int window, double age) {
    return age <= to[window] && (from[window] < age || (from[window] == 0 && age == 0));
  }

  /** Whether every unit has one window, from age 0 to this age. */
  boolean areAllFromZeroTo(double age) {
    for (int window = 0; window < units.length; window++) {
      if (from[window] != 0 || to[window] != age) {
        return false;
      }
    }
    return units.length == firstOfUnit.length - 1;
  }

  double exposure() {
    double exposure = 0;
    for (int window = 0; window < units.length; window++) {
      exposure += to[window] - from[window];
    }
    return exposure;
  }

  double lastAge() {
    double last = 0;
    for (double end : to) {
      last = Math.max(last, end);
    }
    return last;
  }
}
