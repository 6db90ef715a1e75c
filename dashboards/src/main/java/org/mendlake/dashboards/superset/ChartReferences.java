package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the parameters of a chart name: columns and measures, and under which key. */
final class ChartReferences {
  /** Keys that hold one measure or a list of them. */
  static final List<String> METRIC_KEYS =
      List.of(
          "metric",
          "metrics",
          "metrics_b",
          "percent_metrics",
          "secondary_metric",
          "timeseries_limit_metric");

  /** Keys that hold conditions, {@code {column, op, value}} or {@code {where: SQL}}. */
  static final List<String> FILTER_KEYS = List.of("filters", "filters_b");

  private static final List<String> COLUMN_KEYS =
      List.of(
          "x_axis",
          "groupby",
          "groupby_b",
          "columns",
          "all_columns",
          "groupbyRows",
          "groupbyColumns",
          "series");

  private static final Pattern WORD = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b");

  private final JsonNode params;

  ChartReferences(JsonNode params) {
    this.params = params;
  }

  List<String> columns() {
    List<String> columns = new ArrayList<>();
    COLUMN_KEYS.forEach(key -> elements(key).forEach(c -> columns.add(c.asText())));
    FILTER_KEYS.forEach(key -> elements(key).forEach(f -> columns.addAll(filtered(f))));
    params.path("order_by_cols").forEach(order -> columns.add(order.path(0).asText()));
    return columns;
  }

  List<MetricReference> metrics() {
    return METRIC_KEYS.stream()
        .flatMap(key -> elements(key).stream())
        .map(MetricReference::of)
        .toList();
  }

  /** Names that the chart's formats, sorting and configuration may refer to. */
  List<String> shown() {
    List<String> shown = new ArrayList<>(columns());
    metrics().forEach(m -> shown.add(m.shownAs()));
    metrics().forEach(m -> shown.add("%" + m.shownAs()));
    return shown;
  }

  /**
   * References to what is shown: the keys of {@code column_config}, and {@code x_axis_sort} where
   * it is not the way to aggregate several series.
   */
  List<String> mentions() {
    List<String> mentions = new ArrayList<>();
    if (params.has("x_axis_sort") && elements("groupby").isEmpty()) {
      mentions.add(params.path("x_axis_sort").asText());
    }
    params.path("column_config").fieldNames().forEachRemaining(mentions::add);
    return mentions;
  }

  /** Columns of one condition; in free SQL that is every word in lower case outside quotes. */
  private static List<String> filtered(JsonNode filter) {
    if (!filter.has("where")) {
      return List.of(filter.path("column").asText());
    }
    String unquoted = filter.path("where").asText().replaceAll("'[^']*'", "");
    return WORD.matcher(unquoted).results().map(MatchResult::group).toList();
  }

  private List<JsonNode> elements(String key) {
    JsonNode node = params.path(key);
    List<JsonNode> elements = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(elements::add);
    } else if (!node.isMissingNode() && !node.isNull()) {
      elements.add(node);
    }
    return elements;
  }
}
