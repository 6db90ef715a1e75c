package org.mendlake.statistics.warranty;

import java.util.Arrays;

/** The origins that reached each delay within the newest periods of report. */
final class ReportWindow {
  private final int[] first;
  private final int[] last;

  private ReportWindow(int[] first, int[] last) {
    this.first = first;
    this.last = last;
  }

  static ReportWindow of(Triangle counts, int periods) {
    int newest = 0;
    for (int place = 0; place < counts.origins(); place++) {
      newest = Math.max(newest, place + counts.last(place));
    }
    long oldest = (long) newest - periods + 1;
    int[] first = new int[counts.developments()];
    int[] last = new int[counts.developments()];
    Arrays.fill(last, -1);
    for (int delay = 0; delay < first.length; delay++) {
      first[delay] = (int) Math.max(0, oldest - delay);
      for (int place = 0; place < counts.origins() && counts.last(place) >= delay; place++) {
        last[delay] = place;
      }
    }
    return new ReportWindow(first, last);
  }

  /** Place of the oldest such origin. */
  int from(int delay) {
    return first[delay];
  }

  /** Place of the youngest; below the oldest where there is none. */
  int to(int delay) {
    return last[delay];
  }
}
