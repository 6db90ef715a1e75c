package org.mendlake.cli.benchmark;

import java.util.List;

/** Percentiles of durations by nearest rank. */
record Percentiles(double median, double p95) {

  /**
   * Of durations in seconds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Percentiles of(List<Double> seconds) {
    if (seconds.isEmpty()) {
      throw new IllegalArgumentException("Cannot rank durations: there are none");
    }
    double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Percentiles(rank(sorted, 0.5), rank(sorted, 0.95));
  }

  private static double rank(double[] sorted, double share) {
    return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }
}
