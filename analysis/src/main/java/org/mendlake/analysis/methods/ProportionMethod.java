package org.mendlake.analysis.methods;

import java.util.List;
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
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.comparison.IntervalEstimate;
import org.mendlake.statistics.comparison.Proportion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mendlake analyze proportion}. */
@Command(
    name = "proportion",
    description = "Shares with Wilson intervals; of two units also the difference.",
    footer = {
      "",
      UnitRows.COLUMNS,
      "",
      "Example: ./mendlake analyze proportion --file satisfied.csv --group dealer"
    })
final class ProportionMethod extends Method<UnitRows> {
  @Mixin private ConfidenceOption confidence;

  @Override
  Columns columns() {
    return UnitRows.shares();
  }

  @Override
  UnitRows emptyRows() {
    return UnitRows.ofShares();
  }

  @Override
  Report report(UnitRows rows) {
    List<UnitRows.Unit> units = rows.units();
    Proportion total =
        units.stream()
            .map(ProportionMethod::proportion)
            .reduce(
                (one, other) ->
                    new Proportion(
                        one.successes() + other.successes(), one.trials() + other.trials()))
            .orElseThrow();
    Report.Builder report =
        Report.titled("Proportion")
            .fact("successes", "successes", Cell.of(total.successes()))
            .fact("n", "trials", Cell.of(total.trials()))
            .outcome(
                total.wilson(confidence.value()),
                (builder, share) -> builder.estimate(quantity("proportion", "share", share)));
    if (units.size() == 2) {
      tellDifference(report, units.get(0), units.get(1));
    }
    if (units.size() > 1) {
      report.grid(grid(units)).figure(() -> figure(units));
    }
    return report
        .method("interval of a share", "Wilson score, without continuity correction")
        .build();
  }

  /**
   * Without an answer of one unit the shares still hold: a caution says that nothing is compared.
   */
  private void tellDifference(Report.Builder report, UnitRows.Unit first, UnitRows.Unit second) {
    String label = first.name() + " minus " + second.name();
    Outcome<IntervalEstimate> outcome =
        proportion(first).minus(proportion(second), confidence.value());
    if (outcome instanceof Answer<IntervalEstimate> answer) {
      report.estimate(quantity("difference", label, answer.value()));
    } else if (outcome instanceof Refusal<IntervalEstimate> refusal && !isEmpty(first, second)) {
      report.caution(
          new Caution(refusal.reason(), "no difference %s: %s".formatted(label, refusal.detail())));
    }
  }

  private static boolean isEmpty(UnitRows.Unit first, UnitRows.Unit second) {
    return first.n() + second.n() == 0;
  }

  private static Proportion proportion(UnitRows.Unit unit) {
    return new Proportion(unit.x(), (long) unit.n());
  }

  private static Quantity quantity(String name, String label, IntervalEstimate estimate) {
    return Quantity.of(name, label, estimate.value(), estimate.interval());
  }

  private Grid grid(List<UnitRows.Unit> units) {
    Grid.Builder grid =
        Grid.named("units", "Units")
            .column("group", "group")
            .column("x", "x")
            .column("n", "n")
            .column("share", "share")
            .limits(confidence.percent());
    for (UnitRows.Unit unit : units) {
      Outcome<IntervalEstimate> outcome = proportion(unit).wilson(confidence.value());
      Cell name = Cell.of(unit.name());
      Cell x = Cell.of(unit.x());
      Cell n = Cell.of((long) unit.n());
      if (outcome instanceof Answer<IntervalEstimate> answer) {
        IntervalEstimate share = answer.value();
        grid.row(
            name,
            x,
            n,
            Cell.of(share.value()),
            Cell.of(share.interval().lower()),
            Cell.of(share.interval().upper()));
      } else {
        Cell none = Cell.missing(Reason.NO_DATA);
        grid.row(name, x, n, none, none, none);
      }
    }
    return grid.build();
  }

  private Figure figure(List<UnitRows.Unit> units) {
    Curve.Builder shares = Curve.builder();
    LimitCurves limits = new LimitCurves();
    for (int place = 0; place < units.size(); place++) {
      if (proportion(units.get(place)).wilson(confidence.value())
          instanceof Answer<IntervalEstimate> answer) {
        shares.point(place, answer.value().value());
        limits.add(place, answer.value().interval());
      }
    }
    Figure.Builder figure =
        Figure.titled(
                "Shares with Wilson intervals",
                Axis.names("group", units.stream().map(UnitRows.Unit::name).toList()),
                Axis.linear("share"))
            .apart();
    limits.drawWhiskers(figure, "");
    return figure
        .layer(
            new Layer.Points(
                "share, " + confidence.percent() + " interval", Layer.Mark.PLAIN, shares.build()))
        .build();
  }
}
