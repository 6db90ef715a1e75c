package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.input.Columns;
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
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.LimitScale;
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
      "Columns: unit, age, event (1 an event, 0 the end of observation; a unit without such an end",
      "is observed to its last event), optional cost and entry (age from which on it is observed).",
      "",
      "Example: ./mendlake analyze mcf --file repairs.csv --at 1000,3000,5000 --plot mcf.svg"
    })
final class MeanCumulative extends Method<RecurrentRows> {
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

  @Mixin private AgeUnitOption unit;
  @Mixin private ConfidenceOption confidence;

  @Override
  Columns columns() {
    return RecurrentRows.columns();
  }

  @Override
  RecurrentRows emptyRows() {
    return new RecurrentRows();
  }

  @Override
  Report report(RecurrentRows rows) {
    Fleet fleet = rows.fleet();
    return Report.titled("Mean cumulative " + quantity())
        .fact("units", "units", Cell.of(fleet.units().size()))
        .fact("events", "events", Cell.of(fleet.eventCount()))
        .fact("observed_time", "observed time of all units", Cell.of(fleet.exposure()))
        .fact("last_age", "last age observed", Cell.of(fleet.lastAge()))
        .outcome(MeanCumulativeFunction.of(fleet, measure, variance), this::tell)
        .build();
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
        } else {
          asked.row(
              Cell.of(age),
              Cell.of(0L),
              Cell.missing(),
              Cell.missing(),
              Cell.missing(),
              Cell.missing());
        }
      }
      report.grid(asked.build());
    }
    Grid.Builder all = grid("function", "At each age with events");
    function.points().forEach(point -> addRow(all, point));
    report.grid(all.build()).figure(figure(function));
  }

  private Grid.Builder grid(String name, String title) {
    String percent = confidence.percent();
    return Grid.named(name, title)
        .column("age", unit.labelled("age"))
        .column("at_risk", "at risk")
        .column("value", "M(t)")
        .column("standard_error", "std. error")
        .column("lower", percent + " lower")
        .column("upper", percent + " upper");
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
    Curve.Builder lower = Curve.builder();
    Curve.Builder upper = Curve.builder();
    for (MeanCumulativePoint point : function.points()) {
      value.point(point.age(), point.value());
      Interval interval = point.limits(confidence.value(), limits);
      interval.lower().value().ifPresent(limit -> lower.point(point.age(), limit));
      interval.upper().value().ifPresent(limit -> upper.point(point.age(), limit));
    }
    double last = function.fleet().lastAge();
    return Figure.titled(
            "Mean cumulative " + quantity(),
            Axis.linear(unit.labelled("age")),
            Axis.linear(quantity() + " per unit"))
        .layer(new Layer.Steps("M(t)", Layer.Meaning.ESTIMATE, value.holdTo(last)))
        .layer(
            new Layer.Steps(
                confidence.percent() + " limits", Layer.Meaning.BOUND, lower.holdTo(last)))
        .layer(new Layer.Steps("", Layer.Meaning.BOUND, upper.holdTo(last)))
        .build();
  }

  private String quantity() {
    return measure == Measure.COUNT ? "number of events" : "cost of events";
  }
}
