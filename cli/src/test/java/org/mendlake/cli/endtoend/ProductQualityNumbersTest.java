package org.mendlake.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mendlake.cli.stack.SupersetApi;

/** What the charts of Product quality ask of Trino, and that it adds up to the facts. */
@Tag("servers")
class ProductQualityNumbersTest {
  private static final String VISITS = "SELECT COUNT(*) FROM gold.fct_repair_visit";
  private static final String COST =
      "SELECT COALESCE(SUM(cost_amount), 0) FROM gold.fct_repair_visit WHERE currency = '%s'";
  private static final String DEFECTS = "SELECT COUNT(*) FROM gold.fct_defect";
  private static ServedWarehouse warehouse;
  private static SupersetApi superset;
  private static Map<String, Integer> charts;

  @BeforeAll
  static void serve() throws Exception {
    warehouse = ServedWarehouse.running();
    superset = new SupersetApi(warehouse.superset(), warehouse.password());
    charts = superset.charts("product-quality");
  }

  @Test
  void theSqlOfEveryChartGivesTheSameRowsOverJdbc() throws Exception {
    assertThat(charts).hasSizeGreaterThanOrEqualTo(23);
    for (Map.Entry<String, Integer> chart : charts.entrySet()) {
      for (JsonNode result : superset.data(chart.getValue())) {
        assertThat(result.path("error").asText("")).as(chart.getKey()).isIn("", "null");
        assertThat(result.path("rowcount").asInt()).as(chart.getKey()).isPositive();
        assertThat(warehouse.rows(sql(result)))
            .as(chart.getKey())
            .hasSize(result.path("rowcount").asInt());
      }
    }
  }

  @Test
  void visitsAddUpToTheFacts() throws Exception {
    BigDecimal visits = warehouse.number(VISITS);

    assertThat(total("Work orders", 0, "history_visits")).isEqualByComparingTo(visits);
    assertThat(total("Cost and work orders by quarter", 1, "Work orders"))
        .isEqualByComparingTo(visits);
    assertThat(total("What was done", 0, "Work orders")).isEqualByComparingTo(visits);
    assertThat(total("Machines compared", 0, "Work orders")).isEqualByComparingTo(visits);
    assertThat(
            warehouse.number("SELECT SUM(repairs) FROM marts.repair_intensity WHERE scope='fleet'"))
        .isEqualByComparingTo(visits);
    assertThat(
            warehouse.number(
                "SELECT SUM(repairs) FROM marts.repair_intensity WHERE scope='machine'"))
        .isEqualByComparingTo(visits);
  }

  @Test
  void costAddsUpToTheFactsCurrencyByCurrency() throws Exception {
    List<Map<String, Object>> currencies =
        warehouse.rows(
            "SELECT currency FROM gold.fct_repair_visit WHERE currency IS NOT NULL"
                + " GROUP BY currency ORDER BY COUNT(*) DESC, currency LIMIT 2");
    assertThat(currencies).hasSize(2);
    for (Map<String, Object> row : currencies) {
      String currency = row.get("currency").toString();
      BigDecimal cost = warehouse.number(COST.formatted(currency));

      assertThat(cost("Repair cost", "history_cost", currency)).isEqualByComparingTo(cost);
      for (String chart :
          List.of(
              "Cost and work orders by quarter",
              "What was done",
              "Machines compared",
              "All systems")) {
        assertThat(cost(chart, "Repair cost", currency)).as(chart).isEqualByComparingTo(cost);
      }
    }
  }

  @Test
  void moneyOfSeveralCurrenciesIsNotAdded() throws Exception {
    assertThat(warehouse.rows(sql(superset.data(charts.get("Repair cost")).get(0))).get(0))
        .containsEntry("history_cost", null);
  }

  @Test
  void failuresAddUpToTheFactsAndTheBarsAreTheirHead() throws Exception {
    assertThat(total("All systems", 0, "Failures")).isEqualByComparingTo(warehouse.number(DEFECTS));
    assertThat(total("Systems by number of failures", 0, "Failures"))
        .isEqualByComparingTo(
            warehouse.number(
                """
                SELECT SUM(n) FROM (
                  SELECT COUNT(*) AS n
                  FROM gold.fct_defect AS d
                  JOIN gold.dim_defect_code AS c ON c.defect_code_key = d.defect_code_key
                  WHERE c.system IS NOT NULL
                  GROUP BY c.system
                  ORDER BY COUNT(*) DESC, c.system
                  LIMIT 15)"""));
  }

  @Test
  void failuresOfAMonthInServiceAreThoseOfTheFactsWithinIt() throws Exception {
    Map<String, Object> month =
        warehouse
            .rows(
                "SELECT failures, reporting_lag_days FROM marts.failure_rate_by_months_in_service"
                    + " WHERE scope = 'fleet' AND months_in_service = 12")
            .get(0);

    assertThat(new BigDecimal(month.get("failures").toString()))
        .isPositive()
        .isEqualByComparingTo(
            warehouse.number(
                """
                SELECT COUNT(*)
                FROM gold.fct_defect AS d
                JOIN gold.fct_machine_life AS m ON m.machine_id = d.machine_id
                CROSS JOIN (
                  SELECT MAX(observed_to) - INTERVAL '%s' DAY AS day
                  FROM marts.machine_observation WHERE NOT has_stated_end) AS mature
                WHERE d.visit_date > DATE_ADD('month', 11, m.in_service_on)
                  AND d.visit_date <= DATE_ADD('month', 12, m.in_service_on)
                  AND (m.left_on IS NULL OR d.visit_date < m.left_on)
                  AND DATE_ADD('month', 12, m.in_service_on) < mature.day"""
                    .formatted(month.get("reporting_lag_days"))));
  }

  @Test
  void scopesDivideTheFleet() throws Exception {
    BigDecimal machines =
        warehouse.number(
            "SELECT exposed_units FROM marts.failure_rate_by_months_in_service"
                + " WHERE scope = 'fleet' AND months_in_service = 12");

    assertThat(total("Products after 12 months", 0, "Machines")).isEqualByComparingTo(machines);
    assertThat(total("Dealers after 12 months", 0, "Machines")).isEqualByComparingTo(machines);
  }

  @Test
  void theSupplierLotThatTheSimulationMadeBadStandsOutMost() throws Exception {
    Map<String, Object> first =
        warehouse.rows(sql(superset.data(charts.get("Supplier lots")).get(0))).get(0);

    assertThat(SimulatedTruth.badLots()).contains(first.get("lot").toString());
    assertThat((Double) first.get("Lower limit")).isGreaterThan(1);
  }

  /** Sum of a column of the rows that a chart's query gives, asked again over JDBC. */
  private static BigDecimal total(String chart, int query, String column) throws Exception {
    return total(superset.data(charts.get(chart)).get(query), column);
  }

  /** Sum of the cost in the first query of a chart, filtered to a currency as on the page. */
  private static BigDecimal cost(String chart, String column, String currency) throws Exception {
    return total(superset.data(charts.get(chart), "currency", currency).get(0), column);
  }

  private static BigDecimal total(JsonNode result, String column) {
    return warehouse.rows(sql(result)).stream()
        .map(row -> row.get(column))
        .map(value -> value == null ? BigDecimal.ZERO : new BigDecimal(value.toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String sql(JsonNode result) {
    return result.path("query").asText().strip().replaceFirst(";\\s*$", "");
  }
}
