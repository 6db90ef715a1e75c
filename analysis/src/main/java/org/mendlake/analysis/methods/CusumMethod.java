package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Optional;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.monitoring.CusumChart;
import org.mendlake.statistics.monitoring.CusumDesign;
import org.mendlake.statistics.monitoring.PoissonCusum;
import org.mendlake.statistics.monitoring.Subgroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze cusum}. */
@Command(
    name = "cusum",
    description = {
      "CUSUM of counts, which finds a lasting rise early, with exact run lengths. The threshold is",
      "chosen so that false alarms stay within a budget, unless --k and --h give it."
    },
    footer = {
      "",
      "Columns, in order of time: x or value (count), optional n (exposure of the period) and",
      "excluded (1, or the cause: the statistic stays as it is).",
      "",
      "Example: ./mendlake analyze cusum --file claims.csv --acceptable 4 --rejectable 6 --streams 30"
    })
final class CusumMethod extends Method<CountRows> {
  @Option(
      names = "--acceptable",
      paramLabel = "MEAN",
      description =
          "Mean count of a period at which a signal is false: --acceptable 4"
              + " (default: the mean of the rows that are not excluded).")
  private Optional<Double> acceptable = Optional.empty();

  @Option(
      names = "--rejectable",
      paramLabel = "MEAN",
      description =
          "Mean count that is to be found soon: --rejectable 6 (default: twice the acceptable one).")
  private Optional<Double> rejectable = Optional.empty();

  @Mixin private BudgetOptions budget;

  @Option(
      names = "--k",
      paramLabel = "EVENTS",
      description = "Reference value, with --h: --k 5 (default: the best one).")
  private Optional<Double> reference = Optional.empty();

  @Option(
      names = "--h",
      paramLabel = "EVENTS",
      description = "Signal at or above it, with --k: --h 10 (default: by the budget).")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--start",
      paramLabel = "WORD",
      defaultValue = "zero",
      description =
          "zero, or fast-initial-response, which starts halfway to h (default: ${DEFAULT-VALUE}).")
  private CusumDesign.Start start;

  @Option(
      names = "--typical",
      paramLabel = "EXPOSURE",
      description =
          "Exposure of the period that the means are for: --typical 200 (default: the mean of n).")
  private Optional<Double> typical = Optional.empty();

  @Override
  Columns columns() {
    return CountRows.columns();
  }

  @Override
  CountRows emptyRows() {
    return new CountRows();
  }

  @Override
  Report report(CountRows rows) {
    List<Subgroup> periods = rows.subgroups();
    List<Subgroup> used = periods.stream().filter(period -> period.exclusion().isEmpty()).toList();
    double size = typical.orElse(used.stream().mapToDouble(Subgroup::size).average().orElse(1));
    double low = acceptable.orElse(mean(used) * size);
    double high = rejectable.orElse(2 * low);
    Report.Builder report =
        Report.titled("CUSUM of counts")
            .fact("n", "periods", Cell.of(periods.size()))
            .fact("typical_exposure", "typical exposure", Cell.of(size))
            .fact("acceptable", "acceptable mean", Cell.of(low))
            .fact("rejectable", "rejectable mean", Cell.of(high));
    if (threshold.isPresent() != reference.isPresent()) {
      throw new IllegalArgumentException("Cannot use one of --k and --h: give both, or neither");
    }
    if (threshold.isPresent()) {
      double head = start == CusumDesign.Start.ZERO ? 0 : threshold.get() / 2;
      PoissonCusum cusum = new PoissonCusum(reference.get(), threshold.get(), head);
      return report
          .outcome(
              cusum.runLength(low).average(),
              (told, length) ->
                  told.fact(
                      "run_length_acceptable", "average run length, acceptable", Cell.of(length)))
          .outcome(
              cusum.runLength(high).average(),
              (told, length) ->
                  told.fact(
                      "run_length_rejectable", "average run length, rejectable", Cell.of(length)))
          .outcome(Outcome.of(cusum.run(periods, size)), (told, chart) -> tell(told, cusum, chart))
          .build();
    }
    return report
        .outcome(
            CusumDesign.of(low, high, budget.budget(), start),
            (told, design) -> {
              tellDesign(told, design);
              tell(told, design.chart(), design.chart().run(periods, size));
            })
        .build();
  }

  private static double mean(List<Subgroup> periods) {
    double size = periods.stream().mapToDouble(Subgroup::size).sum();
    double count = periods.stream().mapToLong(Subgroup::count).sum();
    return size > 0 ? count / size : 0;
  }

  private static void tellDesign(Report.Builder report, CusumDesign design) {
    report
        .fact(
            "run_length_acceptable",
            "average run length, acceptable",
            Cell.of(design.runLengthAcceptable()))
        .fact(
            "run_length_rejectable",
            "average run length, rejectable",
            Cell.of(design.runLengthRejectable()))
        .fact(
            "alarms_first_year",
            "false alarms in the first year",
            Cell.of(design.alarmsFirstYear()))
        .fact("alarms_per_year", "false alarms in a later year", Cell.of(design.alarmsPerYear()));
  }

  private static void tell(Report.Builder report, PoissonCusum cusum, CusumChart chart) {
    report
        .fact("k", "reference value k", Cell.of(cusum.reference()))
        .fact("h", "threshold h", Cell.of(cusum.threshold()))
        .fact("head_start", "head start", Cell.of(cusum.headStart()))
        .fact("signals", "signals", Cell.places(chart.signals()));
    Grid.Builder grid =
        Grid.named("points", "Periods")
            .column("position", "row")
            .column("increment", "x - k")
            .column("statistic", "C")
            .column("signal", "signal");
    for (CusumChart.Point point : chart.points()) {
      grid.row(
          Cell.of(point.position()),
          Cell.of(point.increment()),
          Cell.of(point.statistic()),
          chart.signals().contains(point.position()) ? Cell.of("signal") : Cell.missing());
    }
    report
        .grid(grid.build())
        .method("chart", chart.method() + "; restarts after a signal")
        .method("run lengths", "exact, Markov chain")
        .figure(() -> figure(chart));
  }

  private static Figure figure(CusumChart chart) {
    Curve.Builder all = Curve.builder();
    Curve.Builder signals = Curve.builder();
    for (CusumChart.Point point : chart.points()) {
      all.point(point.position(), point.statistic());
      if (chart.signals().contains(point.position())) {
        signals.point(point.position(), point.statistic());
      }
    }
    return Figure.titled(
            chart.method(), Axis.counting("row, in order of time"), Axis.linear("C (events)"))
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
