package org.mendlake.dashboards.superset;

import java.util.List;
import java.util.Optional;
import org.mendlake.schema.Measure;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;

/**
 * Checks a chart against the dataset that it reads, and against the rules of our dashboards.
 *
 * <p>Every axis has a title, but for the one of horizontal bars, where each bar carries its name
 * and Superset would draw the title over the names.
 */
final class ChartCheck {
  private final ChartSource chart;
  private final Dataset dataset;
  private final Problems problems;

  ChartCheck(ChartSource chart, Dataset dataset, Problems problems) {
    this.chart = chart;
    this.dataset = dataset;
    this.problems = problems;
  }

  void check() {
    if (!ChartTypes.isKnown(chart.type())) {
      problem("Cannot draw type '" + chart.type() + "': it was not seen to work offline");
    }
    if (!chart.question().endsWith("?")) {
      problem("Cannot show the question under the title: it must end with '?'");
    }
    ChartReferences references = new ChartReferences(chart.params());
    references.columns().forEach(this::columnExists);
    references.metrics().forEach(this::measureExists);
    references.mentions().forEach(name -> isShown(name, references.shown()));
    if (ChartTypes.hasAxes(chart.type())) {
      if (!chart.params().path("orientation").asText().equals("horizontal")) {
        axisHasTitle("x_axis_title");
      }
      axisHasTitle(chart.type().equals("mixed_timeseries") ? "yAxisTitle" : "y_axis_title");
    }
    moneyNamesItsCurrency(references);
  }

  private void columnExists(String column) {
    if (!dataset.hasColumn(column)) {
      List<String> known = dataset.table().columns().stream().map(c -> c.name()).toList();
      problem(
          "Cannot find column '"
              + column
              + "' in "
              + dataset.table().qualifiedName()
              + Names.suggestion(column, known));
    }
  }

  private void measureExists(MetricReference metric) {
    if (dataset.measure(metric.measure()).isEmpty()) {
      List<String> known = dataset.table().measures().stream().map(Measure::name).toList();
      problem(
          "Cannot find measure '"
              + metric.measure()
              + "' in "
              + dataset.table().qualifiedName()
              + Names.suggestion(metric.measure(), known));
    }
  }

  private void isShown(String name, List<String> shown) {
    if (!shown.contains(name)) {
      problem("Cannot sort or format '" + name + "': the chart does not show it");
    }
  }

  private void axisHasTitle(String key) {
    if (chart.params().path(key).asText("").isBlank()) {
      problem("Cannot draw an axis without a title and unit: " + key + " is missing");
    }
  }

  private void moneyNamesItsCurrency(ChartReferences references) {
    boolean money =
        references.metrics().stream()
            .map(m -> dataset.measure(m.measure()))
            .flatMap(Optional::stream)
            .anyMatch(dataset::isMoney);
    String params = Yaml.json(chart.params());
    if (money
        && !references.columns().contains("currency")
        && !params.contains("\"symbol\":\"AUTO\"")) {
      problem(
          "Cannot show money without its currency: group by currency or set the currency format's"
              + " symbol to AUTO");
    }
  }

  private void problem(String message) {
    problems.add(chart.file(), message);
  }
}
