package org.mendlake.statistics.recurrent;

/** Goes through the beginnings and ends of observation of a fleet in order of age. */
final class RiskSweep {
  private final Windows windows;
  private final int[] opening;
  private final int[] closing;
  private int opened;
  private int closed;

  RiskSweep(Windows windows) {
    this.windows = windows;
    double[] from = new double[windows.count()];
    double[] to = new double[windows.count()];
    for (int window = 0; window < from.length; window++) {
      from[window] = windows.from(window);
      to[window] = windows.to(window);
    }
    opening = Ordering.of(from);
    closing = Ordering.of(to);
  }

  /** Tells what begins and ends before the events of an age; returns the units at risk then. */
  int advance(double age, VarianceSum variance) {
    while (true) {
      double opens = opened < opening.length ? windows.from(opening[opened]) : age;
      double closes = closed < closing.length ? windows.to(closing[closed]) : age;
      boolean isOpening = opened < opening.length && (opens < age || opens == 0);
      boolean isClosing = closed < closing.length && closes < age;
      // A unit whose gap lies before this age leaves before it comes again.
      if (isOpening && !(isClosing && closes < opens)) {
        variance.enter(windows.unit(opening[opened++]));
      } else if (isClosing) {
        variance.leave(windows.unit(closing[closed++]));
      } else {
        return opened - closed;
      }
    }
  }

  /** Whether no unit comes under observation after this age. */
  static boolean onlyLeave(Windows windows, double firstAge) {
    for (int window = 0; window < windows.count(); window++) {
      if (windows.from(window) >= firstAge && windows.from(window) > 0) {
        return false;
      }
    }
    return true;
  }
}
