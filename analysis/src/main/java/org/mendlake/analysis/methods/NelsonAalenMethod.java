package org.mendlake.analysis.methods;

import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.NelsonAalen;
import picocli.CommandLine.Command;

/** {@code mendlake analyze nelson-aalen}. */
@Command(
    name = "nelson-aalen",
    description = "Cumulative hazard by age, without a model.",
    footer = {
      "",
      LifeOptions.COLUMNS,
      "",
      "Example: ./mendlake analyze nelson-aalen --file pumps.csv --unit hours --plot hazard.svg"
    })
final class NelsonAalenMethod extends LifeMethod {
  @Override
  String title() {
    return "Cumulative hazard without a model";
  }

  @Override
  void report(Report.Builder report, LifeData data) {
    report.outcome(
        NelsonAalen.of(data, options().confidence()), (told, curve) -> tell(told, curve, data));
  }

  private void tell(Report.Builder report, NelsonAalen estimate, LifeData data) {
    if (estimate.conditionalOn() > 0) {
      report.fact("conditional_on", "accumulated from age", Cell.of(estimate.conditionalOn()));
    }
    Grid.Builder points =
        Grid.named("hazard", "At each age with failures")
            .column("age", options().age())
            .column("at_risk", "at risk")
            .column("failures", "failures")
            .column("cumulative_hazard", "H")
            .column("standard_error", "std. error")
            .limits(options().percent());
    for (NelsonAalen.Point point : estimate.points()) {
      points.row(
          Cell.of(point.age()),
          Cell.of(point.atRisk()),
          Cell.of(point.failures()),
          Cell.of(point.cumulativeHazard()),
          Cell.of(point.standardError()),
          Cell.of(point.interval().lower()),
          Cell.of(point.interval().upper()));
    }
    report
        .grid(points.build())
        .method("estimate", NelsonAalen.METHOD)
        .figure(() -> figure(estimate, data.oldestAge()));
  }

  private Figure figure(NelsonAalen estimate, double last) {
    Curve.Builder hazard = Curve.builder().point(estimate.conditionalOn(), 0);
    LimitCurves limits = new LimitCurves();
    for (NelsonAalen.Point point : estimate.points()) {
      hazard.point(point.age(), point.cumulativeHazard());
      limits.add(point.age(), point.interval());
    }
    Figure.Builder figure =
        Figure.titled(
                title(),
                Axis.linear(options().age()),
                Axis.linear("cumulative hazard (failures per unit)"))
            .layer(new Layer.Steps("Nelson-Aalen", Layer.Meaning.ESTIMATE, hazard.holdTo(last)));
    limits.drawSteps(figure, options().percent() + " limits", last);
    return figure.build();
  }
}
