package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries behind a chart, saved with it: without them its data cannot be asked for over REST.
 *
 * <p>A browser makes its own queries from the parameters; these ask for the same rows, before they
 * are turned into series.
 */
final class QueryContext {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NO_SUFFIX = "";
  private final ObjectNode params;

  private QueryContext(ObjectNode params) {
    this.params = params;
  }

  static ObjectNode of(String type, ObjectNode params) {
    QueryContext context = new QueryContext(params);
    ObjectNode node = Yaml.object();
    ArrayNode queries = node.putArray("queries");
    queries.add(context.query(NO_SUFFIX));
    if (type.equals("mixed_timeseries")) {
      queries.add(context.query("_b"));
    }
    node.set("form_data", params.deepCopy());
    node.put("force", false);
    node.put("result_format", "json");
    node.put("result_type", "full");
    return node;
  }

  private ObjectNode query(String suffix) {
    boolean raw = params.path("query_mode").asText().equals("raw");
    ObjectNode query = Yaml.object();
    ArrayNode columns = query.putArray("columns");
    if (params.has("x_axis")) {
      columns.add(axis());
    }
    List<String> keys =
        raw
            ? List.of("all_columns")
            : List.of("groupby" + suffix, "columns", "groupbyRows", "groupbyColumns");
    keys.forEach(key -> addAll(columns, params.path(key)));
    ArrayNode metrics = query.putArray("metrics");
    if (!raw) {
      List.of("metrics" + suffix, "metric", "secondary_metric", "timeseries_limit_metric")
          .forEach(key -> addAll(metrics, params.path(key)));
    }
    JsonNode adhoc = params.path("adhoc_filters" + suffix);
    query.set("filters", filters(adhoc));
    query.set("orderby", order(raw, metrics));
    query.put("row_limit", params.path("row_limit").asInt(10_000));
    query.putArray("annotation_layers");
    query.putObject("extras").put("having", "").put("where", where(adhoc));
    query.putObject("applied_time_extras");
    return query;
  }

  private JsonNode axis() {
    if (!params.has("time_grain_sqla")) {
      return params.path("x_axis");
    }
    return Yaml.object()
        .put("columnType", "BASE_AXIS")
        .put("expressionType", "SQL")
        .put("sqlExpression", params.path("x_axis").asText())
        .put("label", params.path("x_axis").asText())
        .put("timeGrain", params.path("time_grain_sqla").asText());
  }

  private ArrayNode order(boolean raw, ArrayNode metrics) {
    ArrayNode order = Yaml.object().arrayNode();
    if (raw) {
      params.path("order_by_cols").forEach(pair -> order.add(parsed(pair.asText())));
    } else if (params.has("timeseries_limit_metric")) {
      order.addArray().add(params.path("timeseries_limit_metric")).add(false);
    } else if (!metrics.isEmpty() && !params.has("x_axis")) {
      order.addArray().add(metrics.get(0)).add(false);
    }
    return order;
  }

  private static ArrayNode filters(JsonNode adhoc) {
    ArrayNode filters = Yaml.object().arrayNode();
    for (JsonNode condition : adhoc) {
      if (condition.has("sqlExpression")) {
        continue;
      }
      ObjectNode filter = filters.addObject();
      filter.set("col", condition.path("subject"));
      filter.set("op", condition.path("operator"));
      filter.set("val", condition.path("comparator"));
    }
    return filters;
  }

  private static String where(JsonNode adhoc) {
    List<String> conditions = new ArrayList<>();
    for (JsonNode condition : adhoc) {
      if (condition.has("sqlExpression")) {
        conditions.add("(" + condition.path("sqlExpression").asText() + ")");
      }
    }
    return String.join(" AND ", conditions);
  }

  private static void addAll(ArrayNode target, JsonNode source) {
    if (source.isArray()) {
      source.forEach(element -> addOnce(target, element));
    } else if (!source.isMissingNode() && !source.isNull()) {
      addOnce(target, source);
    }
  }

  private static void addOnce(ArrayNode target, JsonNode element) {
    for (JsonNode present : target) {
      if (present.equals(element)) {
        return;
      }
    }
    target.add(element);
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("Cannot order by: " + json, e);
    }
  }
}
