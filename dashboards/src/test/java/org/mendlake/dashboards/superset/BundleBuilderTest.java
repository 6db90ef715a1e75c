package org.mendlake.dashboards.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.DeclarationException;
import org.mendlake.schema.Tables;

class BundleBuilderTest {
  private static final SupersetDatabase DATABASE =
      new SupersetDatabase("warehouse", "trino://superset@127.0.0.1:8180/delta", "delta");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String DASHBOARD =
      """
      title: Costs
      description: What repairs cost.
      filters:
        - {title: Machine, kind: many, column: machine_history.machine_id, description: Which.}
        - {title: Period, kind: period, description: When.}
      rows:
        - - {chart: total, width: 4, height: 20}
          - {text: Read me., width: 8, height: 20}
        - - {chart: curve, width: 12, height: 40}
      """;
  private static final String TOTAL =
      """
      title: Total
      question: What did repairs cost?
      dataset: machine_history
      type: big_number_total
      params: {metric: history_cost, currency_format: {symbol: AUTO, symbolPosition: prefix}}
      """;
  private static final String CURVE =
      """
      title: Curve
      question: Do repairs come faster?
      dataset: repair_intensity
      type: echarts_timeseries_line
      params:
        x_axis: age_days
        metrics: [{measure: mean_repairs, label: Repairs}]
        filters: [{column: scope, op: "==", value: fleet}]
        x_axis_title: Days
        y_axis_title: Repairs per machine
      """;

  @TempDir private Path folder;

  @Test
  void everyReferenceOfTheDeclaredDashboardsLeadsToAnAssetOfTheBundle() throws IOException {
    Map<String, JsonNode> assets = parsed(BundleBuilder.declared().build(DATABASE));
    Set<String> ids = new TreeSet<>();
    assets.forEach((file, asset) -> ids.add(asset.path("uuid").asText()));

    assertThat(ids).as("one id an asset").hasSize(assets.size());
    List<String> references = new ArrayList<>();
    assets
        .values()
        .forEach(
            asset -> {
              references.addAll(asset.findValuesAsText("dataset_uuid"));
              references.addAll(asset.findValuesAsText("database_uuid"));
              references.addAll(asset.findValuesAsText("datasetUuid"));
              asset.path("position").findValuesAsText("uuid").forEach(references::add);
            });
    assertThat(references).hasSizeGreaterThan(20);
    assertThat(ids).containsAll(references);
  }

  @Test
  void aDatasetCarriesWhatItsTableDeclares() throws IOException {
    JsonNode dataset =
        parsed(BundleBuilder.declared().build(DATABASE))
            .get("datasets/warehouse/fct_repair_visit.yaml");

    assertThat(dataset.path("schema").asText()).isEqualTo("gold");
    assertThat(dataset.path("main_dttm_col").asText()).isEqualTo("visit_date");
    assertThat(dataset.path("currency_code_column").asText()).isEqualTo("currency");
    assertThat(dataset.path("description").asText()).contains("Repair visits", "维修上门");
    JsonNode date = column(dataset, "visit_date");
    assertThat(date.path("type").asText()).isEqualTo("DATE");
    assertThat(date.path("is_dttm").asBoolean()).isTrue();
    assertThat(column(dataset, "known_at").path("type").asText())
        .isEqualTo("TIMESTAMP(3) WITH TIME ZONE");
    assertThat(dataset.path("metrics").findValuesAsText("metric_name")).contains("visits", "cost");
  }

  @Test
  void aFilterLeavesOutTheChartsThatCannotFollowIt() throws IOException {
    JsonNode dashboard = parsed(small().build(DATABASE)).get("dashboards/costs.yaml");
    JsonNode curve = dashboard.path("position").path("CHART-curve").path("meta").path("chartId");

    for (JsonNode filter : dashboard.path("metadata").path("native_filter_configuration")) {
      assertThat(filter.path("scope").path("excluded"))
          .as(filter.path("name").asText())
          .containsExactly(curve);
    }
  }

  @Test
  void aFilterOfOneValueBeginsWithTheOneThatAMeasureRanksFirst() throws IOException {
    String one = "kind: one, column: machine_history.currency, first_by: history_visits,";
    JsonNode filter =
        parsed(changed("kind: many, column: machine_history.machine_id,", one).build(DATABASE))
            .get("dashboards/costs.yaml")
            .path("metadata")
            .path("native_filter_configuration")
            .path(0);

    assertThat(filter.path("sortMetric").asText()).isEqualTo("history_visits");
    assertThat(filter.path("controlValues").path("defaultToFirstItem").asBoolean()).isTrue();
    assertThat(filter.path("requiredFirst").asBoolean()).isTrue();
    assertThat(filter.path("controlValues").path("sortAscending").asBoolean()).isFalse();
    assertThatThrownBy(
            () -> changed("kind: many,", "kind: many, first_by: visits,").build(DATABASE))
        .hasMessageContaining("Cannot order the values of 'Machine': no measure 'visits'");
  }

  @Test
  void aClickReachesNoChartOfAnotherScopeWhoseNamesAreOtherThings() throws IOException {
    JsonNode dashboard =
        parsed(BundleBuilder.declared().build(DATABASE)).get("dashboards/product-quality.yaml");
    JsonNode products = clicks(dashboard, "products");

    assertThat(products)
        .contains(chartId(dashboard, "dealers"), chartId(dashboard, "cost-intensity"))
        .doesNotContain(
            chartId(dashboard, "products"),
            chartId(dashboard, "failures-by-product"),
            chartId(dashboard, "work-orders"));
    assertThat(clicks(dashboard, "work-orders")).isEmpty();
  }

  private static JsonNode clicks(JsonNode dashboard, String chart) {
    return dashboard
        .path("metadata")
        .path("chart_configuration")
        .path(chartId(dashboard, chart).asText())
        .path("crossFilters")
        .path("scope")
        .path("excluded");
  }

  private static JsonNode chartId(JsonNode dashboard, String chart) {
    return dashboard.path("position").path("CHART-" + chart).path("meta").path("chartId");
  }

  @Test
  void aMeasureUnderAnotherLabelKeepsItsDeclaredExpression() throws IOException {
    JsonNode chart = parsed(small().build(DATABASE)).get("charts/costs_curve.yaml");
    JsonNode metric = chart.path("params").path("metrics").path(0);

    assertThat(metric.path("label").asText()).isEqualTo("Repairs");
    assertThat(metric.path("sqlExpression").asText()).isEqualTo("MAX(mean_cumulative_count)");
    assertThat(chart.path("query_context").asText())
        .contains("MAX(mean_cumulative_count)", "\"val\":\"fleet\"");
  }

  @Test
  void theSameSourcesGiveTheSameBundle() {
    assertThat(small().build(DATABASE)).isEqualTo(small().build(DATABASE));
  }

  @Test
  void everyProblemOfEveryFileIsReportedAtOnce() {
    Map<String, String> files = new HashMap<>();
    files.put(
        "costs/dashboard.yaml",
        DASHBOARD
            .replace("chart: curve", "chart: curves")
            .replace("machine_history.machine_id", "machine_history.machine")
            .replace("width: 8", "width: 9")
            .replace("title: Costs", "titel: Costs"));
    files.put(
        "costs/charts/total.yaml",
        TOTAL.replace("machine_history", "machine_histroy").replace("cost?", "cost"));
    files.put(
        "costs/charts/curve.yaml",
        CURVE
            .replace("age_days", "age_day")
            .replace("mean_repairs", "mean_repair")
            .replace("  x_axis_title: Days\n", ""));
    files.put("costs/charts/pie.yaml", "type: word_cloud\ndataset: machine_history");

    assertThatThrownBy(() -> new BundleBuilder(Tables.declared(), files).build(DATABASE))
        .isInstanceOfSatisfying(
            DeclarationException.class,
            e ->
                assertThat(String.join("\n", e.problems()))
                    .contains("Cannot use key 'titel'; did you mean 'title'?")
                    .contains("Cannot find chart 'curves'; did you mean 'curve'?")
                    .contains("no column 'machine' in machine_history")
                    .contains("its cells are 13 wide")
                    .contains("Cannot show chart 'pie': no row places it")
                    .contains("did you mean 'machine_history'?")
                    .contains("Cannot find column 'age_day'")
                    .contains("Cannot find measure 'mean_repair'")
                    .contains("x_axis_title is missing")
                    .contains("Cannot draw type 'word_cloud'")
                    .contains("Cannot do without question"));
  }

  @Test
  void moneyWithoutItsCurrencyIsRefused() {
    Map<String, String> files =
        Map.of(
            "costs/dashboard.yaml", DASHBOARD,
            "costs/charts/total.yaml", TOTAL.replace("AUTO", "USD"),
            "costs/charts/curve.yaml", CURVE);

    assertThatThrownBy(() -> new BundleBuilder(Tables.declared(), files).build(DATABASE))
        .hasMessageContaining("costs/charts/total.yaml: Cannot show money without its currency");
  }

  @Test
  void aFolderHoldsOnlyTheLatestBundle() throws IOException {
    Bundle bundle = small().build(DATABASE);
    Path target = folder.resolve("bundle");
    new Bundle(Map.of("charts/old.yaml", "x")).writeTo(target);
    bundle.writeTo(target);

    assertThat(target.resolve("charts/old.yaml")).doesNotExist();
    assertThat(Files.readString(target.resolve("charts/costs_curve.yaml")))
        .isEqualTo(bundle.files().get("charts/costs_curve.yaml"));
  }

  private static BundleBuilder small() {
    return changed("", "");
  }

  /** The small dashboard with something in its declaration replaced. */
  private static BundleBuilder changed(String from, String to) {
    return new BundleBuilder(
        Tables.declared(),
        Map.of(
            "costs/dashboard.yaml", DASHBOARD.replace(from, to),
            "costs/charts/total.yaml", TOTAL,
            "costs/charts/curve.yaml", CURVE));
  }

  private static JsonNode column(JsonNode dataset, String name) {
    for (JsonNode column : dataset.path("columns")) {
      if (column.path("column_name").asText().equals(name)) {
        return column;
      }
    }
    throw new AssertionError("no column " + name);
  }

  private static Map<String, JsonNode> parsed(Bundle bundle) throws IOException {
    Map<String, JsonNode> assets = new HashMap<>();
    for (Map.Entry<String, String> file : bundle.files().entrySet()) {
      if (!file.getKey().equals("metadata.yaml")) {
        assets.put(file.getKey(), YAML.readTree(file.getValue()));
      }
    }
    return assets;
  }
}
