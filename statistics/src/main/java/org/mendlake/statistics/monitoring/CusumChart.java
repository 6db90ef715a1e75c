package org.mendlake.statistics.monitoring;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of an upper CUSUM: C = max(0, C + increment), a signal where it is at or above the
 * threshold, and a restart from the head start after each signal.
 */
public record CusumChart(String method, double threshold, List<Point> points) {
  public CusumChart {
    points = List.copyOf(points);
  }

  /**
   * The statistic after a period; where it signals, before the restart.
   *
   * @param position from 1
   */
  public record Point(int position, double increment, double statistic) {}

  static CusumChart of(String method, double threshold, double headStart, double[] increments) {
    List<Point> points = new ArrayList<>();
    double statistic = headStart;
    for (double increment : increments) {
      statistic = Math.max(0, statistic + increment);
      points.add(new Point(points.size() + 1, increment, statistic));
      if (reaches(statistic, threshold)) {
        statistic = headStart;
      }
    }
    return new CusumChart(method, threshold, points);
  }

  /** Positions at which action is called for. */
  public List<Integer> signals() {
    return points.stream()
        .filter(point -> reaches(point.statistic(), threshold))
        .map(Point::position)
        .toList();
  }

  /** At or above, rounding of sums aside. */
  private static boolean reaches(double statistic, double threshold) {
    return statistic >= threshold * (1 - 1e-12);
  }
}
