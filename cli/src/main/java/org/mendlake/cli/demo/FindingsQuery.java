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
  private static final int MONTH_IN_SERVICE = 12;

  private final Connection trino;

  FindingsQuery(Connection trino) {
    this.trino = trino;
  }

  /**
   * Findings about the machines of a log, in the currency in which most of their visits are costed.
   *
   * @param source system that reported the log
   */
  List<String> ofLog(String source) throws SQLException {
    String machines =
        "machine_id IN (SELECT machine_id FROM gold.fct_repair_visit WHERE source_system = '%s')"
            .formatted(source);
    List<String> currencies =
        rows(
            "SELECT main_currency FROM marts.machine_observation WHERE "
                + machines
                + " GROUP BY main_currency ORDER BY SUM(visit_count) DESC, main_currency LIMIT 1",
            row -> row.getString(1));
    if (currencies.isEmpty()) {
      return List.of();
    }
    String currency = currencies.get(0);
    return Stream.of(
            Findings.systems(systems(machines, currency), currency),
            Findings.trend(years(machines, currency), currency),
            Findings.machines(machines(machines)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Findings about the machines whose life is told from their building on. */
  List<String> ofLives() throws SQLException {
    return Stream.of(Findings.failedShare(failedShare()), Findings.lots(lots()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Findings.SystemTotal> systems(String machines, String currency) throws SQLException {
    return rows(
        "SELECT system_name, is_unknown, SUM(defect_count), SUM(cost_amount)"
            + " FROM marts.defect_pareto WHERE currency = '%s' AND %s".formatted(currency, machines)
            + " GROUP BY system_name, is_unknown",
        row ->
            new Findings.SystemTotal(
                row.getString(1), row.getBoolean(2), row.getLong(3), row.getBigDecimal(4)));
  }

  private List<Findings.YearTotal> years(String machines, String currency) throws SQLException {
    return rows(
        "SELECT YEAR(month), SUM(visit_count), SUM(cost_amount), SUM(observed_days)"
            + " FROM marts.repair_cost_trend"
            + " WHERE currency = '%s' AND %s".formatted(currency, machines)
            + " GROUP BY YEAR(month)",
        row ->
            new Findings.YearTotal(
                row.getInt(1), row.getLong(2), row.getBigDecimal(3), row.getLong(4)));
  }

  private List<Findings.MachineTotal> machines(String machines) throws SQLException {
    return rows(
        "SELECT machine_name, visit_count, observed_days FROM marts.machine_observation WHERE "
            + machines,
        row -> new Findings.MachineTotal(row.getString(1), row.getLong(2), row.getLong(3)));
  }

  private Optional<Findings.FailedShare> failedShare() throws SQLException {
    return rows(
            "SELECT failed_per_1000, failed_lower, failed_upper"
                + " FROM marts.failure_rate_by_months_in_service"
                + " WHERE scope = 'fleet' AND months_in_service = %d".formatted(MONTH_IN_SERVICE)
                + " AND failed_lower IS NOT NULL",
            row ->
                new Findings.FailedShare(
                    MONTH_IN_SERVICE, row.getDouble(1), row.getDouble(2), row.getDouble(3)))
        .stream()
        .findFirst();
  }

  private List<Findings.LotTotal> lots() throws SQLException {
    return rows(
        "SELECT part_name, supplier_name, lot, failures, expected_failures, failure_ratio,"
            + " ratio_lower FROM marts.supplier_lot_comparison WHERE failure_ratio IS NOT NULL",
        row ->
            new Findings.LotTotal(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getBigDecimal(5),
                row.getDouble(6),
                row.getDouble(7)));
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
