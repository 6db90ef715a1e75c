package org.mendlake.analysis.methods;

import java.time.LocalDate;
import java.util.Optional;
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
import org.mendlake.statistics.warranty.InServiceFleet;
import org.mendlake.statistics.warranty.RepairMonth;
import org.mendlake.statistics.warranty.RepairsPerThousand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze r1000}. */
@Command(
    name = "r1000",
    description = "Repairs per 1,000 machines by completed months in service, by build.",
    footer = {
      "",
      MachineRows.COLUMNS,
      "",
      "Example: ./mendlake analyze r1000 --file machines.csv --as-of 2024-12-31 --months 12"
    })
final class RepairsPerThousandMethod extends Method<MachineRows> {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "Day up to whose end everything is known: --as-of 2024-12-31 (default: the latest day of"
              + " the file).")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--months",
      paramLabel = "NUMBER",
      defaultValue = "24",
      description = "Months in service to tell (default: ${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--lag",
      paramLabel = "DAYS",
      defaultValue = "0",
      description =
          "A month counts when it ended so many days before, the time within which nearly all"
              + " failures are reported (default: ${DEFAULT-VALUE}).")
  private int lag;

  @Mixin private ConfidenceOption confidence;

  @Override
  Columns columns() {
    return MachineRows.columns();
  }

  @Override
  MachineRows emptyRows() {
    return new MachineRows(asOf);
  }

  @Override
  Report report(MachineRows rows) {
    InServiceFleet fleet = rows.fleet();
    return Report.titled("Repairs per 1,000 machines")
        .fact("n", "machines", Cell.of(fleet.size()))
        .fact("as_of", "known up to the end of", Cell.of(fleet.dataDate().toString()))
        .outcome(RepairsPerThousand.of(fleet, months, lag), this::tell)
        .build();
  }

  private void tell(Report.Builder report, RepairsPerThousand repairs) {
    report
        .fact("at_delivery", "failures found at delivery", Cell.of(repairs.atDelivery()))
        .fact("too_young", "failures in months not completed", Cell.of(repairs.tooYoung()));
    Grid.Builder total = monthGrid();
    repairs.total().months().forEach(month -> addRow(total, month));
    report.grid(total.build());
    Grid.Builder builds =
        Grid.named("builds", "By build")
            .column("build", "build")
            .column("month", "month")
            .column("exposed", "exposed")
            .column("failures", "failures")
            .column("rate", "r(m)")
            .column("cumulative", "R(m)");
    for (RepairsPerThousand.Series series : repairs.builds()) {
      for (RepairMonth month : series.months()) {
        builds.row(
            Cell.of(series.build()),
            Cell.of(month.month()),
            Cell.of(month.exposed()),
            Cell.of(month.failures()),
            Cell.of(month.rate()),
            Cell.of(month.cumulative()));
      }
    }
    if (repairs.builds().size() > 1) {
      report.grid(builds.build());
    }
    report
        .method("rate", RepairsPerThousand.METHOD)
        .method("limits of R(m)", "Lawless-Nadeau variance over machines, log limits")
        .figure(() -> figure(repairs));
  }

  private Grid.Builder monthGrid() {
    String percent = confidence.percent();
    return Grid.named("months", "All builds together")
        .column("month", "month")
        .column("exposed", "exposed")
        .column("failures", "failures")
        .column("rate", "r(m)")
        .column("rate_lower", percent + " lower")
        .column("rate_upper", percent + " upper")
        .column("cumulative", "R(m)")
        .column("cumulative_lower", percent + " lower")
        .column("cumulative_upper", percent + " upper")
        .column("failed_share", "failed once");
  }

  private void addRow(Grid.Builder grid, RepairMonth month) {
    Interval rate = month.rateLimits(confidence.value());
    Interval cumulative = month.cumulativeLimits(confidence.value());
    grid.row(
        Cell.of(month.month()),
        Cell.of(month.exposed()),
        Cell.of(month.failures()),
        Cell.of(month.rate()),
        Cell.of(rate.lower()),
        Cell.of(rate.upper()),
        Cell.of(month.cumulative()),
        Cell.of(cumulative.lower()),
        Cell.of(cumulative.upper()),
        Cell.of(month.failedShare()));
  }

  private Figure figure(RepairsPerThousand repairs) {
    LimitCurves limits = new LimitCurves();
    for (RepairMonth month : repairs.total().months()) {
      limits.add(month.month(), month.cumulativeLimits(confidence.value()));
    }
    Figure.Builder figure =
        Figure.titled(
                "Repairs per 1,000 machines",
                Axis.counting("months in service"),
                Axis.linear("cumulative repairs per 1,000 machines"))
            .apart()
            .layer(line("all builds", repairs.total()));
    limits.drawLines(figure, confidence.percent() + " limits", Layer.Meaning.BOUND);
    if (repairs.builds().size() > 1) {
      repairs.builds().forEach(series -> figure.layer(line("build " + series.build(), series)));
    }
    return figure.build();
  }

  private static Layer line(String name, RepairsPerThousand.Series series) {
    Curve.Builder curve = Curve.builder().point(0, 0);
    for (RepairMonth month : series.months()) {
      if (month.cumulative() instanceof Answer<Double> answer) {
        curve.point(month.month(), answer.value());
      }
    }
    return new Layer.Line(name, Layer.Meaning.ESTIMATE, curve.build());
  }
}
