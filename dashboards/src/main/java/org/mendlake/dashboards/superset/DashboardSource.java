package org.mendlake.dashboards.superset;

import java.util.List;
import java.util.Map;

/**
 * A dashboard as it is written by hand.
 *
 * @param name its folder
 * @param style CSS that every dashboard shares
 * @param colours colour by label, so that one thing has one colour in every chart
 * @param rows cells from left to right, row by row
 */
record DashboardSource(
    String file,
    String name,
    String title,
    String description,
    String style,
    Map<String, String> colours,
    List<FilterSource> filters,
    List<List<Cell>> rows,
    List<ChartSource> charts) {

  DashboardSource {
    colours = Map.copyOf(colours);
    filters = List.copyOf(filters);
    rows = List.copyOf(rows);
    charts = List.copyOf(charts);
  }
}
