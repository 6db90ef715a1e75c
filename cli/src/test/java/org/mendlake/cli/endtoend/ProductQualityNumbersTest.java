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
      "SELECT COALESCE(SUM(cost_amount), 0) FROM gold.fct_repair_visit";
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
    assertThat(charts).hasSizeGreaterThanOrEqualTo(15);
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
  void costAddsUpToTheFacts() throws Exception {
    BigDecimal cost = warehouse.number(COST);

    assertThat(total("Repair cost", 0, "history_cost")).isEqualByComparingTo(cost);
    assertThat(total("Cost and work orders by quarter", 0, "Repair cost"))
        .isEqualByComparingTo(cost);
    assertThat(total("What was done", 0, "Repair cost")).isEqualByComparingTo(cost);
    assertThat(total("Machines compared", 0, "Repair cost")).isEqualByComparingTo(cost);
    assertThat(total("All systems", 0, "Repair cost")).isEqualByComparingTo(cost);
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

  /** Sum of a column of the rows that a chart's query gives, asked again over JDBC. */
  private static BigDecimal total(String chart, int query, String column) throws Exception {
    List<JsonNode> results = superset.data(charts.get(chart));
    return warehouse.rows(sql(results.get(query))).stream()
        .map(row -> row.get(column))
        .map(value -> value == null ? BigDecimal.ZERO : new BigDecimal(value.toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String sql(JsonNode result) {
    return result.path("query").asText().strip().replaceFirst(";\\s*$", "");
  }
}
