package org.mendlake.analysis.methods;

import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.monitoring.AlarmBudget;
import org.mendlake.statistics.monitoring.CusumChart;

/** What every CUSUM tells alike: run lengths, path, signals and picture. */
final class CusumReport {
  private CusumReport() {}

  /** Average run lengths; one that is too long to be told has its reason instead. */
  static void tellRunLengths(
      Report.Builder report, Outcome<Double> acceptable, Outcome<Double> rejectable) {
    report
        .fact("run_length_acceptable", "average run length, acceptable", Cell.of(acceptable))
        .fact("run_length_rejectable", "average run length, rejectable", Cell.of(rejectable));
  }

  /** False alarms of all streams in the long run. */
  static void tellAlarms(Report.Builder report, AlarmBudget budget, Outcome<Double> runLength) {
    report.fact(
        "alarms_per_year",
        "false alarms in a year",
        Cell.of(runLength.map(length -> budget.streams() * budget.periodsPerYear() / length)));
  }

  /**
   * The path of a chart.
   *
   * @param increment how people write what is added for a row
   * @param unit of the statistic
   */
  static void tellPath(Report.Builder report, CusumChart chart, String increment, String unit) {
    report
        .fact("signals", "signals", Cell.places(chart.signals()))
        .grid(points(chart, increment))
        .method("chart", chart.method() + "; restarts after a signal")
        .figure(() -> figure(chart, unit));
  }

  private static Grid points(CusumChart chart, String increment) {
    Grid.Builder grid =
        Grid.named("points", "Periods")
            .column("position", "row")
            .column("increment", increment)
            .column("statistic", "C")
            .column("signal", "signal");
    for (CusumChart.Point point : chart.points()) {
      grid.row(
          Cell.of(point.position()),
          Cell.of(point.increment()),
          Cell.of(point.statistic()),
          chart.signals().contains(point.position()) ? Cell.of("signal") : Cell.missing());
    }
    return grid.build();
  }

  private static Figure figure(CusumChart chart, String unit) {
    Curve.Builder all = Curve.builder();
    Curve.Builder signals = Curve.builder();
    for (CusumChart.Point point : chart.points()) {
      all.point(point.position(), point.statistic());
      if (chart.signals().contains(point.position())) {
        signals.point(point.position(), point.statistic());
      }
    }
    return Figure.titled(
            "CUSUM and its threshold",
            Axis.counting("row, in order of time"),
            Axis.linear("C (%s)".formatted(unit)))
        .apart()
        .layer(
            new Layer.Line(
                "threshold h",
                Layer.Meaning.LIMIT,
                Curve.between(
                    0.5, chart.threshold(), chart.points().size() + 0.5, chart.threshold())))
        .layer(new Layer.Line("", Layer.Meaning.CONNECTION, all.build()))
        .layer(new Layer.Points("C", Layer.Mark.PLAIN, all.build()))
        .layer(new Layer.Points("signal", Layer.Mark.SIGNAL, signals.build()))
        .build();
  }
}
