package org.mendlake.dashboards.superset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A dashboard in Superset's own terms: where its charts stand and what its filters reach. */
final class DashboardAsset {
  private final DashboardSource source;
  private final Map<String, ChartAsset> charts = new LinkedHashMap<>();
  private final Map<String, Dataset> datasets;

  DashboardAsset(DashboardSource source, List<ChartAsset> charts, Map<String, Dataset> datasets) {
    this.source = source;
    this.datasets = datasets;
    charts.forEach(chart -> this.charts.put(chart.source().name(), chart));
  }

  ObjectNode asset() {
    ObjectNode asset = Yaml.object();
    asset.put("dashboard_title", source.title());
    asset.put("description", source.description());
    asset.put("slug", source.name());
    asset.put("css", source.style());
    asset.set("position", position());
    asset.set("metadata", metadata());
    asset.put("published", true);
    asset.put("uuid", StableId.of("dashboard", source.name()));
    asset.put("is_managed_externally", true);
    return Yaml.versioned(asset);
  }

  private ObjectNode position() {
    ObjectNode position = Yaml.object().put("DASHBOARD_VERSION_KEY", "v2");
    node(position, "ROOT_ID", "ROOT", List.of()).putArray("children").add("GRID_ID");
    node(position, "HEADER_ID", "HEADER", List.of()).putObject("meta").put("text", source.title());
    ArrayNode rows = node(position, "GRID_ID", "GRID", List.of("ROOT_ID")).putArray("children");
    for (int i = 0; i < source.rows().size(); i++) {
      String row = "ROW-" + (i + 1);
      rows.add(row);
      ObjectNode node = node(position, row, "ROW", List.of("ROOT_ID", "GRID_ID"));
      node.putObject("meta").put("background", "BACKGROUND_TRANSPARENT");
      ArrayNode cells = node.putArray("children");
      List<String> parents = List.of("ROOT_ID", "GRID_ID", row);
      for (Cell cell : source.rows().get(i)) {
        cells.add(place(position, cell, parents, row + "-" + (cells.size() + 1)));
      }
    }
    return position;
  }

  private String place(ObjectNode position, Cell cell, List<String> parents, String place) {
    if (cell instanceof Cell.OfText text) {
      String id = "MARKDOWN-" + place;
      meta(node(position, id, "MARKDOWN", parents), cell).put("code", text.text());
      return id;
    }
    ChartAsset chart = charts.get(((Cell.OfChart) cell).chart());
    String id = "CHART-" + chart.source().name();
    meta(node(position, id, "CHART", parents), cell)
        .put("chartId", localId(chart))
        .put("uuid", chart.uuid())
        .put("sliceName", chart.source().title());
    return id;
  }

  private ObjectNode metadata() {
    ObjectNode metadata = Yaml.object();
    ArrayNode filters = metadata.putArray("native_filter_configuration");
    source.filters().forEach(f -> filters.add(new FilterAsset(source.name(), f).asset(this)));
    metadata.put("cross_filters_enabled", true);
    metadata.set("chart_configuration", crossFilters());
    metadata.put("color_scheme", "supersetColors");
    metadata.put("refresh_frequency", 0);
    ObjectNode colours = metadata.putObject("label_colors");
    new TreeMap<>(source.colours()).forEach(colours::put);
    return metadata;
  }

  /**
   * How far a click in a chart reaches: everywhere, but for charts that show other scopes of a mart
   * with scopes, where the same column names other things.
   */
  private ObjectNode crossFilters() {
    ObjectNode configuration = Yaml.object();
    for (ChartAsset chart : charts()) {
      List<ChartAsset> strangers = charts().stream().filter(chart::isOfAnotherScope).toList();
      if (!strangers.isEmpty()) {
        ObjectNode node = configuration.putObject(Integer.toString(localId(chart)));
        node.put("id", localId(chart));
        ObjectNode scope = node.putObject("crossFilters").putObject("scope");
        scope.putArray("rootPath").add("ROOT_ID");
        ArrayNode excluded = scope.putArray("excluded");
        strangers.forEach(stranger -> excluded.add(localId(stranger)));
      }
    }
    return configuration;
  }

  Dataset dataset(String table) {
    return datasets.get(table);
  }

  List<ChartAsset> charts() {
    return new ArrayList<>(charts.values());
  }

  /** Number of a chart within the file; the import replaces it by the real one. */
  int localId(ChartAsset chart) {
    return charts().indexOf(chart) + 1;
  }

  private static ObjectNode meta(ObjectNode node, Cell cell) {
    return node.putObject("meta").put("width", cell.width()).put("height", cell.height());
  }

  private static ObjectNode node(
      ObjectNode position, String id, String type, List<String> parents) {
    ObjectNode node = position.putObject(id).put("id", id).put("type", type);
    node.putArray("children");
    ArrayNode above = node.putArray("parents");
    parents.forEach(above::add);
    return node;
  }
}
