package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import org.mendlake.schema.Measure;

/**
 * A declared measure as a chart names it.
 *
 * @param label words of its own that the chart shows for it
 */
record MetricReference(String measure, Optional<String> label) {

  static MetricReference of(JsonNode node) {
    return node.isObject()
        ? new MetricReference(
            node.path("measure").asText(""),
            Optional.of(node.path("label").asText("")).filter(l -> !l.isBlank()))
        : new MetricReference(node.asText(), Optional.empty());
  }

  /** What Superset calls the value: the label, or the measure's name. */
  String shownAs() {
    return label.orElse(measure);
  }

  /** The saved metric by name, or the same expression under the chart's label. */
  JsonNode asset(Measure declared) {
    if (label.isEmpty()) {
      return TextNode.valueOf(measure);
    }
    ObjectNode metric = Yaml.object();
    metric.put("expressionType", "SQL");
    metric.put("sqlExpression", declared.expression());
    metric.put("label", label.get());
    metric.put("hasCustomLabel", true);
    metric.put("optionName", "metric_" + declared.name());
    return metric;
  }
}
