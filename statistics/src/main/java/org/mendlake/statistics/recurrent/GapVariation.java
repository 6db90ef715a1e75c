package org.mendlake.statistics.recurrent;

/** Coefficient of variation of the gaps between events, within windows. */
final class GapVariation {
  private double squares;
  private int degrees;

  /** Takes the events from one place to before another, in a window that begins at an age. */
  void add(double[] ages, int first, int end, double from) {
    int count = end - first;
    if (count < 2 || ages[end - 1] == from) {
      return;
    }
    double mean = (ages[end - 1] - from) / count;
    double before = from;
    for (int event = first; event < end; event++) {
      double deviation = (ages[event] - before) / mean - 1;
      squares += deviation * deviation;
      before = ages[event];
    }
    degrees += count - 1;
  }

  int degrees() {
    return degrees;
  }

  double coefficient() {
    return Math.sqrt(squares / degrees);
  }
}
