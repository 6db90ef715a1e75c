package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.SupersetAccess;
import org.mendlake.cli.stack.SupersetApi;
import org.mendlake.dashboards.trino.TrinoServer;

/** The SQL that Superset makes of every chart, asked of Trino over JDBC. */
final class DashboardQueries {
  private static final double NANOS = 1e9;

  private final TrinoServer trino;
  private final List<String> queries;

  private DashboardQueries(TrinoServer trino, List<String> queries) {
    this.trino = trino;
    this.queries = List.copyOf(queries);
  }

  /** The queries of a dashboard that is published to the servers of this configuration. */
  static DashboardQueries of(String dashboard, Configuration configuration)
      throws IOException, InterruptedException {
    SupersetApi superset =
        new SupersetApi(
            configuration.superset().address(),
            new SupersetAccess(configuration.installation()).password());
    List<String> queries = new ArrayList<>();
    for (int chart : superset.charts(dashboard).values()) {
      for (JsonNode result : superset.data(chart)) {
        queries.add(result.path("query").asText().strip().replaceFirst(";\\s*$", ""));
      }
    }
    return new DashboardQueries(
        new TrinoServer(configuration.trino().jdbcUrl(), "benchmark"), queries);
  }

  /** Seconds of every query, in turn, after one round that does not count. */
  List<Double> seconds(int rounds) throws SQLException {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      for (String query : queries) {
        double taken = seconds(query);
        if (round > 0) {
          seconds.add(taken);
        }
      }
    }
    return seconds;
  }

  private double seconds(String query) throws SQLException {
    long begin = System.nanoTime();
    try (Connection connection = trino.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
    return (System.nanoTime() - begin) / NANOS;
  }
}
