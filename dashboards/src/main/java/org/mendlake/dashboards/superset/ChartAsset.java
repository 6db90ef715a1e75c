package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A chart in Superset's own terms. */
record ChartAsset(String dashboard, ChartSource source, Dataset dataset) {
  private static final String SCOPE = "scope";

  String uuid() {
    return StableId.of("chart", dashboard + "/" + source.name());
  }

  /**
   * Whether both charts show scopes of marts, but not the same: then their names differ in kind.
   */
  boolean isOfAnotherScope(ChartAsset other) {
    return scope().isPresent() && other.scope().isPresent() && !scope().equals(other.scope());
  }

  private Optional<String> scope() {
    if (!dataset.hasColumn(SCOPE)) {
      return Optional.empty();
    }
    StringBuilder scope = new StringBuilder(dataset.name());
    for (JsonNode filter : source.params().path("filters")) {
      if (filter.path("column").asText().equals(SCOPE)) {
        scope.append('/').append(filter.path("value").asText());
      }
    }
    return Optional.of(scope.toString());
  }

  ObjectNode asset() {
    ObjectNode params = params();
    ObjectNode asset = Yaml.object();
    asset.put("slice_name", source.title());
    asset.put("description", source.question());
    asset.put("viz_type", source.type());
    asset.set("params", params);
    asset.put("query_context", Yaml.json(QueryContext.of(source.type(), params)));
    asset.put("uuid", uuid());
    asset.put("dataset_uuid", dataset.uuid());
    asset.put("is_managed_externally", true);
    return Yaml.versioned(asset);
  }

  private ObjectNode params() {
    ObjectNode params = source.params().deepCopy();
    params.put("viz_type", source.type());
    for (String key : ChartReferences.METRIC_KEYS) {
      JsonNode metrics = params.path(key);
      if (metrics.isArray()) {
        ArrayNode replaced = params.putArray(key);
        metrics.forEach(metric -> replaced.add(metric(metric)));
      } else if (!metrics.isMissingNode()) {
        params.set(key, metric(metrics));
      }
    }
    JsonNode order = params.path("order_by_cols");
    if (order.isArray()) {
      ArrayNode texts = params.putArray("order_by_cols");
      order.forEach(pair -> texts.add(Yaml.json(pair)));
    }
    for (String key : ChartReferences.FILTER_KEYS) {
      ArrayNode conditions = Yaml.object().arrayNode();
      dataset.mainDate().ifPresent(date -> conditions.add(period(date)));
      params.path(key).forEach(filter -> conditions.add(condition(filter)));
      params.remove(key);
      params.set(key.replace("filters", "adhoc_filters"), conditions);
    }
    if (!source.type().equals("mixed_timeseries")) {
      params.remove("adhoc_filters_b");
    }
    return params;
  }

  private JsonNode metric(JsonNode node) {
    MetricReference reference = MetricReference.of(node);
    return reference.asset(dataset.measure(reference.measure()).orElseThrow());
  }

  /** What lets a dashboard's period reach the chart. */
  private static ObjectNode period(String date) {
    return Yaml.object()
        .put("clause", "WHERE")
        .put("expressionType", "SIMPLE")
        .put("subject", date)
        .put("operator", "TEMPORAL_RANGE")
        .put("comparator", "No filter");
  }

  private static ObjectNode condition(JsonNode filter) {
    if (filter.has("where")) {
      return Yaml.object()
          .put("clause", "WHERE")
          .put("expressionType", "SQL")
          .put("sqlExpression", filter.path("where").asText());
    }
    ObjectNode condition =
        Yaml.object()
            .put("clause", "WHERE")
            .put("expressionType", "SIMPLE")
            .put("subject", filter.path("column").asText())
            .put("operator", filter.path("op").asText("=="));
    condition.set("comparator", filter.path("value"));
    return condition;
  }
}
