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
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.life.LognormalFit;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.WeibullFit;
import org.mendlake.statistics.warranty.CostForecast;
import org.mendlake.statistics.warranty.FailureCost;
import org.mendlake.statistics.warranty.FailureForecast;
import org.mendlake.statistics.warranty.UnitsAtRisk;
import org.mendlake.statistics.warranty.UnitsAtRiskBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze warranty-forecast}. */
@Command(
    name = "warranty-forecast",
    description = "Failures to come, and their cost, with limits of what will be seen.",
    footer = {
      "",
      "Columns of a Nevada table: shipped (units), optional month (a name), and one column for each",
      "month of return, the first row and the first of them being the same month. Or those of life",
      "data: age and status, or lower and upper; optional entry, count.",
      "",
      "Example: ./mendlake analyze warranty-forecast --file nevada.csv --shipments 1000 --horizon 6"
    })
final class WarrantyForecastMethod extends Method<ForecastRows> {
  /** The distributions of life. */
  enum Distribution {
    WEIBULL,
    LOGNORMAL
  }

  @Option(
      names = "--distribution",
      paramLabel = "WORD",
      defaultValue = "weibull",
      description = "Of the age at failure: weibull or lognormal (default: ${DEFAULT-VALUE}).")
  private Distribution distribution;

  @Option(
      names = "--horizon",
      paramLabel = "PERIODS",
      defaultValue = "12",
      description = "Periods to come (default: ${DEFAULT-VALUE}).")
  private int horizon;

  @Option(
      names = "--usage",
      paramLabel = "AGE",
      defaultValue = "1",
      description = "By how much a unit grows older in a period (default: ${DEFAULT-VALUE}).")
  private double usage;

  @Option(
      names = "--shipments",
      paramLabel = "UNITS",
      split = ",",
      description =
          "New units at the beginning of each period; the last number holds on: "
              + "--shipments 1000,900 (default: none).")
  private List<Double> shipments = List.of();

  @Option(
      names = "--cover",
      paramLabel = "AGE",
      description = "Age at which cover ends: --cover 24 (default: it does not).")
  private Optional<Double> cover = Optional.empty();

  @Mixin private CostOptions cost;
  @Mixin private LifeOptions options;

  @Override
  Columns columns() {
    return ForecastRows.columns();
  }

  @Override
  ForecastRows emptyRows() {
    return new ForecastRows(options.emptyRows());
  }

  @Override
  Report report(ForecastRows rows) {
    LifeData data = rows.data();
    UnitsAtRisk units = unitsAtRisk(data);
    return LifeOptions.tell(Report.titled("Forecast of failures"), data)
        .outcome(fit(data), (told, fit) -> tell(told, fit, units))
        .build();
  }

  private Outcome<? extends LifeFit> fit(LifeData data) {
    return distribution == Distribution.WEIBULL
        ? MaximumLikelihood.weibull(data)
        : MaximumLikelihood.lognormal(data);
  }

  private UnitsAtRisk unitsAtRisk(LifeData data) {
    UnitsAtRiskBuilder units = UnitsAtRisk.builder();
    double coveredTo = cover.orElse(Double.MAX_VALUE);
    for (int row = 0; row < data.rows(); row++) {
      if (!data.isFailure(row)) {
        units.working(data.lower(row), data.weight(row), usage, coveredTo);
      }
    }
    for (int period = 1; period <= horizon && !shipments.isEmpty(); period++) {
      double count = shipments.get(Math.min(period, shipments.size()) - 1);
      units.shipped(period, count, usage, coveredTo);
    }
    return units.build();
  }

  private void tell(Report.Builder report, LifeFit fit, UnitsAtRisk units) {
    report.fact("log_likelihood", "log-likelihood", Cell.of(fit.logLikelihood()));
    parameters(fit).forEach(report::estimate);
    report
        .method("fit", Words.of(distribution) + ", maximum likelihood")
        .outcome(FailureForecast.of(fit, units, horizon, options.confidence()), this::tellFailures);
    cost.cost()
        .ifPresent(
            amount ->
                report.outcome(
                    CostForecast.of(fit, units, horizon, amount, options.confidence()),
                    this::tellCost));
  }

  private List<Quantity> parameters(LifeFit fit) {
    if (fit instanceof WeibullFit weibull) {
      return WeibullMethod.quantities(weibull, options.confidence());
    }
    return LognormalMethod.quantities((LognormalFit) fit, options.confidence());
  }

  private void tellFailures(Report.Builder report, FailureForecast forecast) {
    Grid.Builder grid =
        Grid.named("failures", "Failures up to the end of each period")
            .column("period", "period")
            .column("in_period", "in it")
            .column("expected", "so far")
            .column("standard_error", "std. error")
            .limits(options.percent())
            .column("poisson_lower", "Poisson lower")
            .column("poisson_upper", "Poisson upper");
    for (FailureForecast.Period period : forecast.periods()) {
      grid.row(
          Cell.of(period.period()),
          Cell.of(period.expectedInPeriod()),
          Cell.of(period.expected()),
          Cell.of(period.predictionError()),
          Cell.of(period.prediction().lower()),
          Cell.of(period.prediction().upper()),
          Cell.of(period.poisson().lower()),
          Cell.of(period.poisson().upper()));
    }
    report
        .grid(grid.build())
        .method("limits", FailureForecast.PREDICTION)
        .method("Poisson", FailureForecast.POISSON)
        .figure(() -> figure(forecast));
  }

  private void tellCost(Report.Builder report, CostForecast forecast) {
    FailureCost amount = forecast.cost();
    Grid.Builder grid =
        Grid.named("cost", "Cost up to the end of each period, " + amount.currency())
            .column("period", "period")
            .column("expected", "expected")
            .column("standard_error", "std. error")
            .column("p50", "P50")
            .column("p80", "P80")
            .column("p95", "P95")
            .limits(options.percent());
    for (CostForecast.Period period : forecast.periods()) {
      grid.row(
          Cell.of(period.period()),
          Cell.of(period.expected()),
          Cell.of(period.predictionError()),
          Cell.of(period.median()),
          Cell.of(period.eighty()),
          Cell.of(period.ninetyFive()),
          Cell.of(period.prediction().lower()),
          Cell.of(period.prediction().upper()));
    }
    report.grid(grid.build()).method("cost", CostForecast.METHOD);
  }

  private Figure figure(FailureForecast forecast) {
    Curve.Builder expected = Curve.builder().point(0, 0);
    LimitCurves prediction = new LimitCurves().from(0, 0);
    LimitCurves poisson = new LimitCurves().from(0, 0);
    for (FailureForecast.Period period : forecast.periods()) {
      expected.point(period.period(), period.expected());
      prediction.add(period.period(), period.prediction());
      poisson.add(period.period(), period.poisson());
    }
    Figure.Builder figure =
        Figure.titled(
            "Failures to come",
            Axis.counting("periods from now"),
            Axis.linear("cumulative failures"));
    prediction.drawBand(figure);
    figure.layer(new Layer.Line("expected", Layer.Meaning.ESTIMATE, expected.build()));
    prediction.drawLines(figure, options.percent() + " prediction limits", Layer.Meaning.BOUND);
    poisson.drawLines(
        figure, "Poisson limits, without parameter uncertainty", Layer.Meaning.WARNING);
    return figure.build();
  }
}
