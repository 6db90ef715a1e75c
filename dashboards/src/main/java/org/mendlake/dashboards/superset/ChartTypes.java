package org.mendlake.dashboards.superset;

import java.util.Set;

/** The chart types that were seen to draw offline in the Superset release that is pinned. */
final class ChartTypes {
  private static final Set<String> WITH_AXES =
      Set.of(
          "echarts_timeseries_line",
          "echarts_timeseries_bar",
          "echarts_timeseries_step",
          "echarts_timeseries_smooth",
          "echarts_timeseries_scatter",
          "echarts_area",
          "mixed_timeseries");
  private static final Set<String> OTHERS =
      Set.of(
          "big_number_total",
          "table",
          "pivot_table_v2",
          "heatmap_v2",
          "pie",
          "treemap_v2",
          "box_plot",
          "histogram_v2");

  private ChartTypes() {}

  static boolean isKnown(String type) {
    return WITH_AXES.contains(type) || OTHERS.contains(type);
  }

  /** Whether the chart has two axes, each of which needs a title. */
  static boolean hasAxes(String type) {
    return WITH_AXES.contains(type);
  }
}
