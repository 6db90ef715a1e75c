package org.mendlake.cli.benchmark;

import java.util.List;

/**
 * A query of a dashboard that was asked again and again.
 *
 * @param chart title of the chart that shows the answer; one with further queries numbers these
 * @param seconds how long each answer took, until its last row
 */
public record AskedQuery(String chart, List<Double> seconds) {
  public AskedQuery {
    seconds = List.copyOf(seconds);
  }

  /** Of all answers of some queries. */
  static Percentiles all(List<AskedQuery> queries) {
    return Percentiles.of(queries.stream().flatMap(query -> query.seconds.stream()).toList());
  }

  /** Seconds that half of the answers took at most. */
  public double median() {
    return Percentiles.of(seconds).median();
  }
}
