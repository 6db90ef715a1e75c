package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.methods.SeriesRows.Kind;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.monitoring.AttributesChart;
import org.mendlake.statistics.monitoring.Baseline;
import org.mendlake.statistics.monitoring.ControlChart;
import org.mendlake.statistics.monitoring.Gap;
import org.mendlake.statistics.monitoring.RareEventsChart;
import org.mendlake.statistics.monitoring.RunTests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze control-chart}. */
@Command(
    name = "control-chart",
    description =
        "Shewhart chart of counts, shares or rare events, with frozen limits and run rules.",
    footer = {
      "",
      "Columns, in order of time: x (count) and n (items inspected or exposure; not for a c chart),",
      "or value (units or time since the event before; g and t charts). Optional excluded: 1, or",
      "the special cause for which a row is no part of the baseline.",
      "",
      "Example: ./mendlake analyze control-chart --file defects.csv --type p --plot p.svg"
    })
final class ControlChartMethod extends Method<SeriesRows> {
  /** Charts by the names that people know them by. */
  enum Type {
    P(Kind.SHARES, "share defective"),
    U(Kind.SIZED_COUNTS, "defects per unit"),
    C(Kind.COUNTS, "defects"),
    LANEY_P(Kind.SHARES, "share defective"),
    LANEY_U(Kind.SIZED_COUNTS, "defects per unit"),
    G(Kind.GAPS, "units between events"),
    T(Kind.GAPS, "time between events"),
    SEASONAL(Kind.COUNTS, "events");

    private final Kind kind;
    private final String quantity;

    Type(Kind kind, String quantity) {
      this.kind = kind;
      this.quantity = quantity;
    }
  }

  @Option(
      names = "--type",
      paramLabel = "CHART",
      defaultValue = "p",
      description =
          "p: share of defective items; u: defects per unit; c: defects in equal subgroups; laney-p,"
              + " laney-u: the same where n is in the thousands; g: units, t: time between rare events;"
              + " seasonal: counts that come and go with the season (default: ${DEFAULT-VALUE}).")
  private Type type;

  @Option(
      names = "--baseline",
      paramLabel = "ROWS",
      description = "Limits from the first rows only: --baseline 24 (default: from all).")
  private Optional<Integer> baseline = Optional.empty();

  @Option(
      names = "--centre",
      paramLabel = "VALUE",
      description = "A centre found before, or a standard: --centre 0.02 (default: from the rows).")
  private Optional<Double> centre = Optional.empty();

  @Option(
      names = "--spread",
      paramLabel = "VALUE",
      description =
          "The spread found before, beside --centre, for laney-p, laney-u and t:"
              + " --spread 1.4 (default: from the rows).")
  private Optional<Double> spread = Optional.empty();

  @Mixin private SeasonOptions season;

  @Override
  Columns columns() {
    return SeriesRows.columns(type.kind);
  }

  @Override
  SeriesRows emptyRows() {
    return new SeriesRows(type.kind);
  }

  @Override
  Report report(SeriesRows rows) {
    return switch (type) {
      case P -> attributes(AttributesChart.P, rows);
      case U -> attributes(AttributesChart.U, rows);
      case C -> attributes(AttributesChart.C, rows);
      case LANEY_P -> attributes(AttributesChart.LANEY_P, rows);
      case LANEY_U -> attributes(AttributesChart.LANEY_U, rows);
      case G -> told(rows, RareEventsChart.G.plot(gaps(rows), frozen()));
      case T -> told(rows, RareEventsChart.T.plot(gaps(rows), frozen()));
      case SEASONAL ->
          new SeasonalChart(season, rows.as(SeriesRows.Entry::subgroup), baseline).report();
    };
  }

  private Report attributes(AttributesChart chart, SeriesRows rows) {
    return told(rows, chart.plot(rows.as(SeriesRows.Entry::subgroup), frozen()));
  }

  private Report told(SeriesRows rows, Outcome<ControlChart> chart) {
    return Report.titled("Control chart")
        .fact("n", "rows", Cell.of(rows.entries().size()))
        .outcome(chart, this::tell)
        .build();
  }

  private static List<Gap> gaps(SeriesRows rows) {
    return rows.as(entry -> new Gap(entry.value(), entry.exclusion()));
  }

  private Baseline frozen() {
    if (centre.isPresent()) {
      return new Baseline.Stated(
          centre.get(), spread.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
    return baseline.<Baseline>map(Baseline.First::new).orElseGet(Baseline::all);
  }

  private void tell(Report.Builder report, ControlChart chart) {
    RunTests runs = chart.runs();
    report
        .fact("centre", "centre", Cell.of(chart.centre()))
        .fact("spread", "spread", Cell.of(chart.baseline().spread()))
        .fact("baseline_points", "points the centre rests on", Cell.of(chart.baselinePoints()))
        .fact("signals", "beyond the limits", Cell.places(chart.signals()))
        .fact("longest_run", "longest run on one side", Cell.of(runs.longestRun()))
        .fact("longest_run_limit", "  a shift if above", Cell.of(runs.longestRunLimit()))
        .fact("crossings", "crossings of the centre", Cell.of(runs.crossings()))
        .fact("crossings_limit", "  a shift if below", Cell.of(runs.crossingsLimit()))
        .fact(
            "is_shifted",
            "shift by the run rules",
            Cell.flag(runs.isRunTooLong() || runs.areCrossingsTooFew()))
        .method("chart", chart.method() + ", limits at 3 standard deviations")
        .method("run rules", "Anhoej: longest run and crossings of the centre");
    Grid.Builder points =
        Grid.named("points", "Points")
            .column("position", "row")
            .column("value", "value")
            .column("lower", "LCL")
            .column("upper", "UCL")
            .column("signal", "signal")
            .column("excluded", "excluded");
    for (ControlChart.Point point : chart.points()) {
      points.row(
          Cell.of(point.position()),
          Cell.of(point.value()),
          Cell.of(point.lower()),
          Cell.of(point.upper()),
          point.signal().map(side -> Cell.of(Words.of(side))).orElse(Cell.missing()),
          point.exclusion().map(Cell::of).orElse(Cell.missing()));
    }
    report.grid(points.build()).figure(() -> ChartFigure.of(chart, type.quantity));
  }
}
