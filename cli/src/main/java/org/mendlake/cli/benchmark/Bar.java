package org.mendlake.cli.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * What a figure must reach, and what it should.
 *
 * @param figure name of the figure
 * @param must the bar; a figure on the wrong side of it is a missed bar
 * @param aim as far as it should go
 * @param isFloor whether more is better
 */
public record Bar(String figure, double must, double aim, boolean isFloor) {

  /** The bar of the queries of a dashboard, however large the warehouse. */
  static final String DASHBOARD_QUERY = "dashboard query in Trino, p95, s";

  /** The bars of the jobs on two cores. */
  static final List<Bar> ALL =
      List.of(
          floor("broker to bronze, events/s", 150_000, 150_000),
          floor("broker to silver, events/s", 60_000, 60_000),
          floor("broker to marts, events/s", 30_000, 100_000),
          ceiling("peak memory, MB", 4_096, 4_096),
          ceiling("cost per event at the largest against the smallest size", 1.10, 1),
          ceiling("1,000 events from broker to silver, p95, s", 4, 4),
          ceiling("freshness in fct_repair_visit, p95, s", 30, 5),
          ceiling("JVM start to first commit, s", 20, 20),
          ceiling(DASHBOARD_QUERY, 1, 1));

  private static Bar floor(String figure, double must, double aim) {
    return new Bar(figure, must, aim, true);
  }

  private static Bar ceiling(String figure, double must, double aim) {
    return new Bar(figure, must, aim, false);
  }

  static Optional<Bar> of(String figure) {
    return ALL.stream().filter(bar -> bar.figure().equals(figure)).findFirst();
  }

  boolean isMissedBy(double value) {
    return isFloor ? value < must : value > must;
  }

  boolean isAimReachedBy(double value) {
    return isFloor ? value >= aim : value <= aim;
  }
}
