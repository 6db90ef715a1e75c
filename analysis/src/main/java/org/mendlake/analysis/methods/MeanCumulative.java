package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.LimitScale;
import org.mendlake.statistics.recurrent.MeanCumulativeDifference;
import org.mendlake.statistics.recurrent.MeanCumulativeFunction;
import org.mendlake.statistics.recurrent.MeanCumulativePoint;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze mcf}. */
@Command(
    name = "mcf",
    description = "Mean cumulative number or cost of repairs of a fleet, by age.",
    footer = {
      "",
      RecurrentMethod.COLUMNS,
      "",
      "Example: ./mendlake analyze mcf --file repairs.csv --at 1000,3000,5000 --plot mcf.svg"
    })
final class MeanCumulative extends RecurrentMethod {
  @Option(
      names = "--measure",
      paramLabel = "WORD",
      defaultValue = "count",
      description = "What events add: count or cost (default: ${DEFAULT-VALUE}).")
  private Measure measure;

  @Option(
      names = "--variance",
      paramLabel = "WORD",
      defaultValue = "lawless-nadeau",
      description = "lawless-nadeau or nelson, which is unbiased (default: ${DEFAULT-VALUE}).")
  private VarianceEstimator variance;

  @Option(
      names = "--limits",
      paramLabel = "WORD",
      defaultValue = "log",
      description =
          "Scale on which limits are symmetric: log, which keeps them above 0, or normal"
              + " (default: ${DEFAULT-VALUE}).")
  private LimitScale limits;

  @Option(
      names = "--at",
      paramLabel = "AGE",
      split = ",",
      description = "Ages to tell the function at: --at 1000,3000 (default: the ages of events).")
  private List<Double> ages = List.of();

  @Mixin private ConfidenceOption confidence;

  @Override
  String title() {
    return "Mean cumulative " + quantity();
  }

  @Override
  void report(Report.Builder report, Fleet fleet) {
    report.outcome(MeanCumulativeFunction.of(fleet, measure, variance), this::tell);
  }

  private void tell(Report.Builder report, MeanCumulativeFunction function) {
    report.method("function", function.method());
    report.method("limits", Words.of(limits) + " scale, normal quantile, point by point");
    if (!ages.isEmpty()) {
      Grid.Builder asked = grid("at", "At the ages asked");
      for (double age : ages) {
        Outcome<MeanCumulativePoint> outcome = function.at(age);
        if (outcome instanceof Answer<MeanCumulativePoint> answer) {
          addRow(asked, answer.value());
        } else if (outcome instanceof Refusal<MeanCumulativePoint> refusal) {
          Cell none = Cell.missing(refusal.reason());
          asked.row(Cell.of(age), Cell.of(0L), none, none, none, none);
        }
      }
      report.grid(asked.build());
    }
    Grid.Builder all = grid("function", "At each age with events");
    function.points().forEach(point -> addRow(all, point));
    report.grid(all.build()).figure(() -> figure(function));
  }

  @Override
  Optional<Report> comparison(Map<String, RecurrentRows> groups) {
    if (groups.size() != 2) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(groups.keySet());
    return Optional.of(
        Report.titled("Difference, %s minus %s".formatted(names.get(0), names.get(1)))
            .outcome(
                MeanCumulativeDifference.of(
                    groups.get(names.get(0)).fleet(),
                    groups.get(names.get(1)).fleet(),
                    measure,
                    variance),
                this::tellDifference)
            .build());
  }

  private void tellDifference(Report.Builder report, MeanCumulativeDifference difference) {
    Grid.Builder grid =
        Grid.named("difference", "At each age with events; limits without 0 speak for a difference")
            .column("age", age())
            .column("difference", "difference")
            .limits(confidence.percent());
    for (MeanCumulativeDifference.Point point : difference.points()) {
      Interval limits = point.limits(confidence.value());
      grid.row(
          Cell.of(point.age()),
          Cell.of(point.difference()),
          Cell.of(limits.lower()),
          Cell.of(limits.upper()));
    }
    report.grid(grid.build()).method("difference", difference.method() + ", normal limits");
  }

  private Grid.Builder grid(String name, String title) {
    String percent = confidence.percent();
    return Grid.named(name, title)
        .column("age", age())
        .column("at_risk", "at risk")
        .column("value", "M(t)")
        .column("standard_error", "std. error")
        .limits(percent);
  }

  private void addRow(Grid.Builder grid, MeanCumulativePoint point) {
    Interval interval = point.limits(confidence.value(), limits);
    grid.row(
        Cell.of(point.age()),
        Cell.of(point.atRisk()),
        Cell.of(point.value()),
        Cell.of(point.standardError()),
        Cell.of(interval.lower()),
        Cell.of(interval.upper()));
  }

  private Figure figure(MeanCumulativeFunction function) {
    Curve.Builder value = Curve.builder().point(0, 0);
    LimitCurves bounds = new LimitCurves();
    for (MeanCumulativePoint point : function.points()) {
      value.point(point.age(), point.value());
      bounds.add(point.age(), point.limits(confidence.value(), limits));
    }
    double last = function.fleet().lastAge();
    Figure.Builder figure =
        Figure.titled(title(), Axis.linear(age()), Axis.linear(quantity() + " per unit"))
            .layer(new Layer.Steps("M(t)", Layer.Meaning.ESTIMATE, value.holdTo(last)));
    bounds.drawSteps(figure, confidence.percent() + " limits", last);
    return figure.build();
  }

  private String quantity() {
    return measure == Measure.COUNT ? "number of events" : "cost of events";
  }
}
