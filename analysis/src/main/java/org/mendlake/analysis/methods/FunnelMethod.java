package org.mendlake.analysis.methods;

import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.comparison.CountModel;
import org.mendlake.statistics.comparison.Funnel;
import org.mendlake.statistics.comparison.Overdispersion;
import org.mendlake.statistics.comparison.Overdispersion.Treatment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze funnel}. */
@Command(
    name = "funnel",
    description = "Which units differ: each one against exact limits for its size.",
    footer = {
      "",
      UnitRows.COLUMNS,
      "",
      "Example: ./mendlake analyze funnel --file dealers.csv --group dealer --plot funnel.svg"
    })
final class FunnelMethod extends Method<UnitRows> {
  private static final int CURVE_POINTS = 160;

  @Option(
      names = "--model",
      paramLabel = "WORD",
      defaultValue = "beta-binomial",
      description =
          "beta-binomial for shares, gamma-poisson for events in exposures (default: ${DEFAULT-VALUE}).")
  private CountModel model;

  @Option(
      names = "--target",
      paramLabel = "VALUE",
      description = "The common value: --target 0.05 (default: that of all units together).")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--overdispersion",
      paramLabel = "WORD",
      defaultValue = "multiplicative",
      description =
          "What to do where units spread beyond chance: multiplicative, additive or ignored "
              + "(default: ${DEFAULT-VALUE}).")
  private Treatment treatment;

  @Override
  Columns columns() {
    return isRate() ? UnitRows.rates() : UnitRows.shares();
  }

  @Override
  UnitRows emptyRows() {
    return isRate() ? UnitRows.ofRates() : UnitRows.ofShares();
  }

  @Override
  Report report(UnitRows rows) {
    return Report.titled("Funnel")
        .fact("n", "units", Cell.of(rows.units().size()))
        .outcome(
            Funnel.of(
                model,
                rows.counts(),
                target.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                treatment),
            this::tell)
        .build();
  }

  private void tell(Report.Builder report, Funnel funnel) {
    Overdispersion spread = funnel.overdispersion();
    report
        .fact("target", "target", Cell.of(funnel.target()))
        .fact("phi", "overdispersion phi", Cell.of(spread.phi()))
        .fact("tau_squared", "variance between units", Cell.of(spread.tauSquared()))
        .fact("is_widened", "limits widened", Cell.flag(funnel.isWidened()));
    Grid.Builder grid =
        Grid.named("units", "Units")
            .column("group", "group")
            .column("x", "x")
            .column("n", "n")
            .column("value", isRate() ? "rate" : "share")
            .column("z", "z")
            .column("warning_lower", "95 % lower")
            .column("warning_upper", "95 % upper")
            .column("action_lower", "99.8 % lower")
            .column("action_upper", "99.8 % upper")
            .column("position", "position");
    for (Funnel.Point point : funnel.points()) {
      grid.row(
          Cell.of(point.unit().unit()),
          Cell.of(point.unit().events()),
          Cell.of(point.unit().exposure()),
          Cell.of(point.value()),
          Cell.of(point.z()),
          Cell.of(point.warning().lower()),
          Cell.of(point.warning().upper()),
          Cell.of(point.action().lower()),
          Cell.of(point.action().upper()),
          Cell.of(Words.of(point.position())));
    }
    report
        .grid(grid.build())
        .method("limits", funnel.points().get(0).action().method())
        .figure(() -> figure(funnel));
  }

  private boolean isRate() {
    return model == CountModel.GAMMA_POISSON;
  }

  private Figure figure(Funnel funnel) {
    Curve.Builder within = Curve.builder();
    Curve.Builder beyond = Curve.builder();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Funnel.Point point : funnel.points()) {
      double exposure = point.unit().exposure();
      least = Math.min(least, exposure);
      most = Math.max(most, exposure);
      within.point(exposure, point.value());
      if (isBeyondAction(point.position())) {
        beyond.point(exposure, point.value());
      }
    }
    double from = least * 0.8;
    double to = most * 1.05;
    Figure.Builder figure =
        Figure.titled(
                "Funnel: units against exact limits",
                Axis.linear(isRate() ? "exposure" : "number of trials"),
                Axis.linear(isRate() ? "events per exposure" : "share"))
            .apart()
            .layer(
                new Layer.Line(
                    "target",
                    Layer.Meaning.CENTRE,
                    Curve.between(from, funnel.target(), to, funnel.target())));
    limits(funnel, Funnel.WARNING, from, to)
        .drawLines(figure, "95 % limits", Layer.Meaning.WARNING);
    limits(funnel, Funnel.ACTION, from, to).drawLines(figure, "99.8 % limits", Layer.Meaning.LIMIT);
    return figure
        .layer(new Layer.Points("unit", Layer.Mark.PLAIN, within.build()))
        .layer(new Layer.Points("beyond 99.8 %", Layer.Mark.SIGNAL, beyond.build()))
        .build();
  }

  private static boolean isBeyondAction(Funnel.Position position) {
    return position == Funnel.Position.ABOVE_ACTION || position == Funnel.Position.BELOW_ACTION;
  }

  private static LimitCurves limits(Funnel funnel, double confidence, double from, double to) {
    LimitCurves limits = new LimitCurves();
    for (int place = 0; place < CURVE_POINTS; place++) {
      double exposure = from * Math.pow(to / from, place / (CURVE_POINTS - 1.0));
      limits.add(exposure, funnel.limitsAt(exposure, confidence));
    }
    return limits;
  }
}
