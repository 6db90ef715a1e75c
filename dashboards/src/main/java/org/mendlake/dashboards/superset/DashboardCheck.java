package org.mendlake.dashboards.superset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;

/** Checks a dashboard: every chart exists and stands once, rows fit, filters have targets. */
final class DashboardCheck {
  private static final int COLUMNS = 12;
  private final DashboardSource dashboard;
  private final Map<String, Dataset> datasets;
  private final Problems problems;

  DashboardCheck(DashboardSource dashboard, Map<String, Dataset> datasets, Problems problems) {
    this.dashboard = dashboard;
    this.datasets = datasets;
    this.problems = problems;
  }

  void check() {
    Map<String, String> titles = new HashMap<>();
    for (ChartSource chart : dashboard.charts()) {
      if (titles.put(chart.title(), chart.name()) != null) {
        problem("Cannot tell charts apart: two are called '" + chart.title() + "'");
      }
    }
    everyChartStandsOnce();
    for (List<Cell> row : dashboard.rows()) {
      int width = row.stream().mapToInt(Cell::width).sum();
      if (width > COLUMNS) {
        problem("Cannot fit a row: its cells are " + width + " wide, a row has " + COLUMNS);
      }
    }
    Set<String> filters = new HashSet<>();
    for (FilterSource filter : dashboard.filters()) {
      if (!filters.add(filter.title())) {
        problem("Cannot tell filters apart: two are called '" + filter.title() + "'");
      }
      filter.table().ifPresent(table -> hasTarget(filter, table));
    }
  }

  private void everyChartStandsOnce() {
    List<String> names = dashboard.charts().stream().map(ChartSource::name).toList();
    Set<String> placed = new HashSet<>();
    for (List<Cell> row : dashboard.rows()) {
      for (Cell cell : row) {
        if (cell instanceof Cell.OfChart chart) {
          if (!names.contains(chart.chart())) {
            problem(
                "Cannot find chart '"
                    + chart.chart()
                    + "'"
                    + Names.suggestion(chart.chart(), names));
          } else if (!placed.add(chart.chart())) {
            problem("Cannot place chart '" + chart.chart() + "' twice");
          }
        }
      }
    }
    names.stream()
        .filter(name -> !placed.contains(name))
        .forEach(name -> problem("Cannot show chart '" + name + "': no row places it"));
  }

  private void hasTarget(FilterSource filter, String table) {
    Dataset dataset = datasets.get(table);
    if (dataset == null) {
      problem(
          "Cannot filter by '"
              + filter.title()
              + "': no dataset '"
              + table
              + "'"
              + Names.suggestion(table, datasets.keySet()));
    } else if (!dataset.hasColumn(filter.column().orElseThrow())) {
      problem(
          "Cannot filter by '"
              + filter.title()
              + "': no column '"
              + filter.column().orElseThrow()
              + "' in "
              + table);
    } else if (filter.firstBy().isPresent()
        && dataset.measure(filter.firstBy().orElseThrow()).isEmpty()) {
      problem(
          "Cannot order the values of '"
              + filter.title()
              + "': no measure '"
              + filter.firstBy().orElseThrow()
              + "' in "
              + table);
    }
  }

  private void problem(String message) {
    problems.add(dashboard.file(), message);
  }
}
