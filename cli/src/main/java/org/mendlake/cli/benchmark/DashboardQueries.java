package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.SupersetAccess;
import org.mendlake.cli.stack.SupersetApi;
import org.mendlake.dashboards.trino.TrinoServer;

/** The SQL that Superset makes of every chart, asked of Trino over JDBC. */
final class DashboardQueries {
  /** The dashboard whose queries are asked. */
  private static final String DASHBOARD = "product-quality";

  /** How often each query is asked where its time counts. */
  static final int ROUNDS = 5;

  private static final double NANOS = 1e9;

  private final TrinoServer trino;
  private final List<Query> queries;

  private record Query(String chart, String sql) {}

  private DashboardQueries(TrinoServer trino, List<Query> queries) {
    this.trino = trino;
    this.queries = List.copyOf(queries);
  }

  /** The queries of the dashboard that is published to the servers of this configuration. */
  static DashboardQueries of(Configuration configuration) throws IOException, InterruptedException {
    SupersetApi superset =
        new SupersetApi(
            configuration.superset().address(),
            new SupersetAccess(configuration.installation()).password());
    List<Query> queries = new ArrayList<>();
    for (Map.Entry<String, Integer> chart : superset.charts(DASHBOARD).entrySet()) {
      int number = 0;
      for (JsonNode result : superset.data(chart.getValue())) {
        String sql = result.path("query").asText().strip().replaceFirst(";\\s*$", "");
        String title = chart.getKey();
        queries.add(new Query(++number == 1 ? title : title + ", query " + number, sql));
      }
    }
    return new DashboardQueries(
        new TrinoServer(configuration.trino().jdbcUrl(), "benchmark"), queries);
  }

  /** Asks every query once, for somebody who only looks. */
  void ask() throws SQLException {
    for (Query query : queries) {
      seconds(query);
    }
  }

  /** Asks every query in turn, {@link #ROUNDS} times after one round that does not count. */
  List<AskedQuery> measure() throws SQLException {
    ask();
    List<List<Double>> seconds = new ArrayList<>();
    queries.forEach(query -> seconds.add(new ArrayList<>()));
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < queries.size(); i++) {
        seconds.get(i).add(seconds(queries.get(i)));
      }
    }
    List<AskedQuery> asked = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      asked.add(new AskedQuery(queries.get(i).chart(), seconds.get(i)));
    }
    return asked;
  }

  private double seconds(Query query) throws SQLException {
    long begin = System.nanoTime();
    try (Connection connection = trino.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.sql())) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
    return (System.nanoTime() - begin) / NANOS;
  }
}
