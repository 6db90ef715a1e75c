package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.life.KaplanMeier;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.Turnbull;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze kaplan-meier}. */
@Command(
    name = "kaplan-meier",
    description = {
      "Share of units that survive an age, without a model.",
      "Where failures are known only to lie between two ages it is Turnbull's estimate."
    },
    footer = {
      "",
      LifeOptions.COLUMNS,
      "",
      "Example: ./mendlake analyze kaplan-meier --file pumps.csv --group model --plot survival.svg"
    })
final class KaplanMeierMethod extends LifeMethod {
  @Option(
      names = "--lives",
      paramLabel = "SHARE",
      split = ",",
      defaultValue = "0.1,0.5",
      description = "Shares whose ages to tell; 0.5 is the median (default: ${DEFAULT-VALUE}).")
  private List<Double> lives = List.of();

  @Override
  String title() {
    return "Survival without a model";
  }

  @Override
  void report(Report.Builder report, LifeData data) {
    if (data.hasIntervals()) {
      report.outcome(Turnbull.of(data), this::tellIntervals);
    } else {
      report.outcome(
          KaplanMeier.of(data, options().confidence()), (told, curve) -> tell(told, curve, data));
    }
  }

  private void tell(Report.Builder report, KaplanMeier estimate, LifeData data) {
    if (estimate.conditionalOn() > 0) {
      report.fact(
          "conditional_on", "shares of units that survived", Cell.of(estimate.conditionalOn()));
    }
    Grid.Builder ages =
        Grid.named("lives", "Ages by which a share has failed")
            .column("share", "share failed")
            .column("age", options().age());
    lives.forEach(share -> ages.row(Cell.of(share), Cell.of(estimate.life(share))));
    Grid.Builder points =
        Grid.named("survival", "At each age with failures")
            .column("age", options().age())
            .column("at_risk", "at risk")
            .column("failures", "failures")
            .column("survival", "S")
            .column("standard_error", "std. error")
            .limits(options().percent());
    for (KaplanMeier.Point point : estimate.points()) {
      points.row(
          Cell.of(point.age()),
          Cell.of(point.atRisk()),
          Cell.of(point.failures()),
          Cell.of(point.survival()),
          Cell.of(point.standardError()),
          Cell.of(point.interval().lower()),
          Cell.of(point.interval().upper()));
    }
    report
        .grid(ages.build())
        .grid(points.build())
        .method("estimate", KaplanMeier.METHOD)
        .figure(() -> figure(estimate, data.oldestAge()));
  }

  private void tellIntervals(Report.Builder report, Turnbull estimate) {
    report.fact("log_likelihood", "log-likelihood", Cell.of(estimate.logLikelihood()));
    Grid.Builder masses =
        Grid.named("survival", "Where failures lie")
            .column("after", "after " + options().age())
            .column("until", "until " + options().age())
            .column("probability", "probability")
            .column("survival", "S at the end");
    for (Turnbull.Mass mass : estimate.masses()) {
      masses.row(
          Cell.of(mass.after()),
          mass.until() < Double.POSITIVE_INFINITY ? Cell.of(mass.until()) : Cell.missing(),
          Cell.of(mass.probability()),
          Cell.of(mass.survivalAtEnd()));
    }
    report.grid(masses.build()).method("estimate", Turnbull.METHOD).figure(() -> figure(estimate));
  }

  private Figure.Builder picture() {
    return Figure.titled(title(), Axis.linear(options().age()), Axis.linear("share surviving"));
  }

  private Figure figure(KaplanMeier estimate, double last) {
    Curve.Builder survival = Curve.builder().point(estimate.conditionalOn(), 1);
    LimitCurves limits = new LimitCurves();
    for (KaplanMeier.Point point : estimate.points()) {
      survival.point(point.age(), point.survival());
      limits.add(point.age(), point.interval());
    }
    Figure.Builder figure =
        picture()
            .layer(new Layer.Steps("Kaplan-Meier", Layer.Meaning.ESTIMATE, survival.holdTo(last)));
    limits.drawSteps(figure, options().percent() + " limits", last);
    return figure.build();
  }

  /** Between the ends of an interval the estimate does not say where it falls. */
  private Figure figure(Turnbull estimate) {
    Curve.Builder survival = Curve.builder().point(0, 1);
    double before = 1;
    for (Turnbull.Mass mass : estimate.masses()) {
      survival.point(mass.after(), before).point(mass.until(), mass.survivalAtEnd());
      before = mass.survivalAtEnd();
    }
    return picture()
        .layer(new Layer.Line("Turnbull", Layer.Meaning.ESTIMATE, survival.build()))
        .build();
  }
}
