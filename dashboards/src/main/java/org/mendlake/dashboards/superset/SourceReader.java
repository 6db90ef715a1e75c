package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mendlake.schema.Declarations;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;

/** Reads dashboards and charts strictly; what is wrong with them is noted, not thrown. */
final class SourceReader {
  private static final Pattern FILE =
      Pattern.compile("([a-z0-9-]+)/(dashboard|charts/([a-z0-9-]+))\\.yaml");
  private static final String DEFAULTS = "defaults.yaml";
  private static final Set<String> SHARED = Set.of("style", "colours", "charts");
  private static final Set<String> DASHBOARD = Set.of("title", "description", "filters", "rows");
  private static final Set<String> FILTER =
      Set.of("title", "description", "kind", "column", "first_by");
  private static final Set<String> CELL = Set.of("chart", "text", "width", "height");
  private static final Set<String> CHART = Set.of("title", "question", "dataset", "type", "params");

  private final Problems problems;

  SourceReader(Problems problems) {
    this.problems = problems;
  }

  /** Dashboards from texts by relative path, such as {@code product-quality/charts/visits.yaml}. */
  List<DashboardSource> read(Map<String, String> files) {
    JsonNode defaults =
        files.containsKey(DEFAULTS)
            ? Declarations.parse(DEFAULTS, files.get(DEFAULTS), problems)
            : Yaml.object();
    refuseUnknown(DEFAULTS, defaults, SHARED);
    Map<String, JsonNode> dashboards = new TreeMap<>();
    Map<String, List<ChartSource>> charts = new TreeMap<>();
    for (Map.Entry<String, String> entry : files.entrySet()) {
      String file = entry.getKey();
      Matcher path = FILE.matcher(file);
      if (file.equals(DEFAULTS)) {
        continue;
      }
      if (!path.matches()) {
        problems.add(
            file,
            "Cannot place the file: expected <dashboard>/dashboard.yaml or"
                + " <dashboard>/charts/<chart>.yaml");
        continue;
      }
      JsonNode node = Declarations.parse(file, entry.getValue(), problems);
      if (path.group(3) == null) {
        dashboards.put(path.group(1), node);
      } else {
        charts
            .computeIfAbsent(path.group(1), d -> new ArrayList<>())
            .add(chart(file, path.group(3), node, defaults));
      }
    }
    charts.keySet().stream()
        .filter(name -> !dashboards.containsKey(name))
        .forEach(name -> problems.add(name, "Cannot show its charts: dashboard.yaml is missing"));
    List<DashboardSource> sources = new ArrayList<>();
    dashboards.forEach(
        (name, node) ->
            sources.add(dashboard(name, node, defaults, charts.getOrDefault(name, List.of()))));
    return sources;
  }

  private ChartSource chart(String file, String name, JsonNode node, JsonNode defaults) {
    refuseUnknown(file, node, CHART);
    String type = text(file, node, "type");
    ObjectNode params = Yaml.object();
    for (String group : List.of("all", type)) {
      if (defaults.path("charts").path(group) instanceof ObjectNode shared) {
        params.setAll(shared.deepCopy());
      }
    }
    if (node.path("params") instanceof ObjectNode own) {
      params.setAll(own);
    }
    return new ChartSource(
        file,
        name,
        text(file, node, "title"),
        text(file, node, "question"),
        text(file, node, "dataset"),
        type,
        params);
  }

  private DashboardSource dashboard(
      String name, JsonNode node, JsonNode defaults, List<ChartSource> charts) {
    String file = name + "/dashboard.yaml";
    refuseUnknown(file, node, DASHBOARD);
    List<FilterSource> filters = new ArrayList<>();
    node.path("filters").forEach(filter -> filters.add(filter(file, filter)));
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode row : node.path("rows")) {
      List<Cell> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell(file, cell)));
      rows.add(List.copyOf(cells));
    }
    return new DashboardSource(
        file,
        name,
        text(file, node, "title"),
        text(file, node, "description"),
        defaults.path("style").asText(""),
        colours(defaults),
        filters,
        rows,
        charts);
  }

  private FilterSource filter(String file, JsonNode node) {
    refuseUnknown(file, node, FILTER);
    String title = text(file, node, "title");
    String description = text(file, node, "description");
    String kind = text(file, node, "kind");
    String[] target = node.path("column").asText("").split("\\.", -1);
    Optional<FilterSource.Kind> known =
        List.of(FilterSource.Kind.values()).stream()
            .filter(k -> k.name().equalsIgnoreCase(kind))
            .findFirst();
    if (known.isEmpty()) {
      problems.add(file, "Cannot filter by kind '" + kind + "': expected many, one or period");
    }
    if (kind.equals("period")) {
      return new FilterSource(
          title,
          description,
          FilterSource.Kind.PERIOD,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    if (target.length != 2) {
      problems.add(file, "Cannot filter '" + title + "': expected column: <table>.<column>");
      return new FilterSource(
          title,
          description,
          FilterSource.Kind.MANY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    return new FilterSource(
        title,
        description,
        known.orElse(FilterSource.Kind.MANY),
        Optional.of(target[0]),
        Optional.of(target[1]),
        Optional.of(node.path("first_by").asText("")).filter(measure -> !measure.isBlank()));
  }

  private static Map<String, String> colours(JsonNode defaults) {
    Map<String, String> colours = new TreeMap<>();
    defaults
        .path("colours")
        .properties()
        .forEach(c -> colours.put(c.getKey(), c.getValue().asText()));
    return colours;
  }

  private Cell cell(String file, JsonNode node) {
    refuseUnknown(file, node, CELL);
    int width = node.path("width").asInt(12);
    int height = node.path("height").asInt(0);
    if (height < 1) {
      problems.add(file, "Cannot place a cell without a height: " + node);
    }
    if (node.has("chart") == node.has("text")) {
      problems.add(file, "Cannot fill a cell: expected either chart or text: " + node);
    }
    return node.has("chart")
        ? new Cell.OfChart(node.path("chart").asText(), width, height)
        : new Cell.OfText(node.path("text").asText(), width, height);
  }

  private String text(String file, JsonNode node, String key) {
    String text = node.path(key).asText("");
    if (text.isBlank()) {
      problems.add(file, "Cannot do without " + key + ": a value is missing");
    }
    return text;
  }

  private void refuseUnknown(String file, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.add(file, "Cannot use key '" + key + "'" + Names.suggestion(key, known));
              }
            });
  }
}
