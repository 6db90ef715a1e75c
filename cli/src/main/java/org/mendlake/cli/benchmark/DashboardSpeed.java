package org.mendlake.cli.benchmark;

import java.util.Comparator;
import java.util.List;

/**
 * How fast the queries of a dashboard are on a warehouse of a size.
 *
 * @param events from which the warehouse was built
 * @param factRows rows of all its facts together
 * @param queries every query of every chart
 */
public record DashboardSpeed(long events, long factRows, List<AskedQuery> queries) {
  private static final int SLOWEST = 3;

  public DashboardSpeed {
    queries = List.copyOf(queries);
  }

  /** Median and 95th percentile of all answers, held to the bar of a dashboard, and the rows. */
  public List<Figure> figures() {
    Percentiles all = AskedQuery.all(queries);
    return List.of(
        Figure.withoutBar(name("p50, s"), all.median()),
        Figure.heldTo(Bar.DASHBOARD_QUERY, name("p95, s"), all.p95()),
        Figure.withoutBar("rows of all facts at %,d events".formatted(events), (double) factRows));
  }

  private String name(String measure) {
    return "dashboard query in Trino at %,d events, %s".formatted(events, measure);
  }

  /** The few that take longest by their medians, slowest first: what to look at. */
  public List<AskedQuery> slowest() {
    return queries.stream()
        .sorted(Comparator.comparingDouble(AskedQuery::median).reversed())
        .limit(SLOWEST)
        .toList();
  }
}
