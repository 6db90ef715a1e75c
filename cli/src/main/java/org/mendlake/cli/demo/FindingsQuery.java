package org.mendlake.cli.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the marts, over Trino, for what the findings are put together from. */
final class FindingsQuery {
  private final Connection trino;

  FindingsQuery(Connection trino) {
    this.trino = trino;
  }

  /** The findings about the currency in which most visits are costed. */
  List<String> findings() throws SQLException {
    List<String> currencies =
        rows(
            "SELECT main_currency FROM marts.machine_observation GROUP BY main_currency"
                + " ORDER BY SUM(visit_count) DESC, main_currency LIMIT 1",
            row -> row.getString(1));
    if (currencies.isEmpty()) {
      return List.of();
    }
    String currency = currencies.get(0);
    return Stream.of(
            Findings.systems(systems(currency), currency),
            Findings.trend(years(currency), currency),
            Findings.machines(machines()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Findings.SystemTotal> systems(String currency) throws SQLException {
    return rows(
        "SELECT system_name, is_unknown, SUM(defect_count), SUM(cost_amount)"
            + " FROM marts.defect_pareto WHERE currency IN ('-', '%s')".formatted(currency)
            + " GROUP BY system_name, is_unknown",
        row ->
            new Findings.SystemTotal(
                row.getString(1), row.getBoolean(2), row.getLong(3), row.getBigDecimal(4)));
  }

  private List<Findings.YearTotal> years(String currency) throws SQLException {
    return rows(
        "SELECT YEAR(month), SUM(visit_count), SUM(cost_amount), SUM(observed_days)"
            + " FROM marts.repair_cost_trend WHERE currency = '%s'".formatted(currency)
            + " GROUP BY YEAR(month)",
        row ->
            new Findings.YearTotal(
                row.getInt(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4)));
  }

  private List<Findings.MachineTotal> machines() throws SQLException {
    return rows(
        "SELECT machine_name, visit_count, observed_days FROM marts.machine_observation",
        row -> new Findings.MachineTotal(row.getString(1), row.getLong(2), row.getLong(3)));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, RowReader<T> reader) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    }
  }
}
