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
import org.mendlake.analysis.report.Quantity;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.demand.DemandBootstrap;
import org.mendlake.statistics.demand.DemandForecast;
import org.mendlake.statistics.demand.DemandMethod;
import org.mendlake.statistics.demand.DemandMethod.Smoothing;
import org.mendlake.statistics.demand.DemandPattern;
import org.mendlake.statistics.demand.ForecastScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze demand-forecast}. */
@Command(
    name = "demand-forecast",
    description =
        "Demand that comes now and then: Croston, SBA and TSB, with prediction intervals.",
    footer = {
      "",
      "Column: value (demand of a period), in order of time; 0 where there was none.",
      "",
      "Example: ./mendlake analyze demand-forecast --file part.csv --method tsb --horizon 6"
    })
final class DemandForecastMethod extends Method<ValueRows> {
  @Option(
      names = "--method",
      paramLabel = "WORD",
      defaultValue = "sba",
      description = "The method of the horizon: croston, sba or tsb (default: ${DEFAULT-VALUE}).")
  private DemandMethod method;

  @Option(
      names = "--alpha",
      paramLabel = "WEIGHT",
      defaultValue = "0.1",
      description = "Weight of the newest demand, above 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double alpha;

  @Option(
      names = "--beta",
      paramLabel = "WEIGHT",
      description =
          "Weight of the newest interval, or probability (TSB): --beta 0.05 (default: that of --alpha).")
  private Optional<Double> beta = Optional.empty();

  @Option(
      names = "--horizon",
      paramLabel = "PERIODS",
      defaultValue = "12",
      description = "Future periods to forecast (default: ${DEFAULT-VALUE}).")
  private int horizon;

  @Option(
      names = "--draws",
      paramLabel = "NUMBER",
      defaultValue = "10000",
      description = "Simulated futures behind the intervals (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Start of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ConfidenceOption confidence;

  @Override
  Columns columns() {
    return ValueRows.columns();
  }

  @Override
  ValueRows emptyRows() {
    return new ValueRows();
  }

  @Override
  Report report(ValueRows rows) {
    List<Double> demand = rows.values();
    Report.Builder report =
        Report.titled("Forecast of intermittent demand")
            .fact("n", "periods", Cell.of(demand.size()));
    if (DemandPattern.of(demand) instanceof Answer<DemandPattern> answer) {
      DemandPattern pattern = answer.value();
      report
          .fact("demand_interval", "average demand interval", Cell.of(pattern.interval()))
          .fact(
              "squared_variation",
              "squared variation of sizes",
              Cell.of(pattern.squaredVariation()))
          .fact("pattern", "pattern", Cell.of(Words.of(pattern.kind())));
    }
    for (DemandMethod each : DemandMethod.values()) {
      if (forecast(demand, each) instanceof Answer<DemandForecast> answer) {
        String name = Words.of(each);
        report.estimate(Quantity.of(name, "mean per period, " + name, answer.value().mean()));
      }
    }
    return report
        .outcome(forecast(demand, method), (told, forecast) -> tell(told, forecast, demand))
        .build();
  }

  private Outcome<DemandForecast> forecast(List<Double> demand, DemandMethod by) {
    return DemandForecast.of(
        demand,
        by,
        new Smoothing(alpha, beta.orElse(alpha)),
        new DemandBootstrap(horizon, confidence.value(), draws, seed));
  }

  private void tell(Report.Builder report, DemandForecast forecast, List<Double> demand) {
    int first = forecast.firstFitted() - 1;
    if (first < demand.size()
        && ForecastScore.meanAbsoluteScaledError(
                demand.subList(first, demand.size()), forecast.fitted(), demand)
            instanceof Answer<Double> answer) {
      report.fact(
          "mean_absolute_scaled_error",
          "mean absolute scaled error, one period ahead",
          Cell.of(answer.value().doubleValue()));
    }
    Grid.Builder grid =
        Grid.named("horizon", "Total demand of the next periods, by " + Words.of(method))
            .column("periods", "periods")
            .column("expected", "expected")
            .limits(confidence.percent());
    for (DemandForecast.Total total : forecast.horizon()) {
      grid.row(
          Cell.of(total.periods()),
          Cell.of(total.expected()),
          Cell.of(total.interval().lower()),
          Cell.of(total.interval().upper()));
    }
    report
        .grid(grid.build())
        .method("start", "first demand and first interval")
        .method("prediction interval", forecast.horizon().get(0).interval().method())
        .figure(() -> figure(forecast, demand));
  }

  private Figure figure(DemandForecast forecast, List<Double> demand) {
    Curve.Builder past = Curve.builder().point(0, 0);
    double sum = 0;
    for (int period = 0; period < demand.size(); period++) {
      sum += demand.get(period);
      past.point(period + 1, sum);
    }
    Curve.Builder expected = Curve.builder().point(demand.size(), sum);
    LimitCurves limits = new LimitCurves().from(demand.size(), sum);
    for (DemandForecast.Total total : forecast.horizon()) {
      double at = demand.size() + (double) total.periods();
      expected.point(at, sum + total.expected());
      limits.add(at, total.interval(), sum);
    }
    Figure.Builder figure =
        Figure.titled(
                "Demand so far and to come, by " + Words.of(method),
                Axis.counting("period"),
                Axis.linear("cumulative demand"))
            .apart();
    limits.drawBand(figure);
    figure
        .layer(new Layer.Steps("demand", Layer.Meaning.CONNECTION, past.build()))
        .layer(new Layer.Line("forecast", Layer.Meaning.ESTIMATE, expected.build()));
    limits.drawLines(figure, confidence.percent() + " prediction interval", Layer.Meaning.BOUND);
    return figure.build();
  }
}
