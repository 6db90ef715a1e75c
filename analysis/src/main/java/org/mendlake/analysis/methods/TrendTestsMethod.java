package org.mendlake.analysis.methods;

import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.recurrent.EventRate;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.TrendTest;
import org.mendlake.statistics.recurrent.TrendTests;
import picocli.CommandLine.Command;

/** {@code mendlake analyze trend-tests}. */
@Command(
    name = "trend-tests",
    description =
        "Whether repairs come ever more or ever less often: Laplace, MIL-HDBK-189, Lewis-Robinson.",
    footer = {
      "",
      RecurrentMethod.COLUMNS,
      "",
      "Example: ./mendlake analyze trend-tests --file loader.csv --group unit"
    })
final class TrendTestsMethod extends RecurrentMethod {
  @Override
  String title() {
    return "Trend tests";
  }

  @Override
  void report(Report.Builder report, Fleet fleet) {
    TrendTests tests = TrendTests.of(fleet);
    Outcome<TrendTest> laplace = tests.laplace();
    if (laplace instanceof Refusal<TrendTest> refusal) {
      report.refused(refusal);
      return;
    }
    Grid.Builder grid =
        Grid.named("tests", "A small p-value speaks for a trend")
            .column("test", "test")
            .column("statistic", "statistic")
            .column("distribution", "if there is none")
            .column("p_value", "p-value")
            .column("direction", "direction")
            .column("events", "events used");
    report.outcome(laplace, (told, test) -> addRow(grid, test));
    add(report, grid, "MIL-HDBK-189", tests.military());
    add(report, grid, "Lewis-Robinson", tests.lewisRobinson());
    report
        .grid(grid.build())
        .method("null hypothesis", "Laplace, MIL-HDBK-189: Poisson; Lewis-Robinson: renewal")
        .method("units", "each window of observation with a rate of its own")
        .figure(
            () ->
                new FleetFigure(fleet, "Events against a constant rate", age())
                    .with("constant rate", age -> age * rate(fleet)));
  }

  private static double rate(Fleet fleet) {
    return EventRate.of(fleet).orElseThrow().rate();
  }

  /** A test that is refused is a row without numbers. */
  private static void add(
      Report.Builder report, Grid.Builder grid, String name, Outcome<TrendTest> outcome) {
    if (outcome instanceof Answer<TrendTest> answer) {
      addRow(grid, answer.value());
    } else if (outcome instanceof Refusal<TrendTest> refusal) {
      Cell none = Cell.missing(refusal.reason());
      grid.row(Cell.of(name), none, Cell.missing(), Cell.missing(), Cell.missing(), Cell.missing());
      report.method(name, "no answer: " + refusal.detail());
    }
  }

  private static void addRow(Grid.Builder grid, TrendTest test) {
    grid.row(
        Cell.of(test.method()),
        Cell.of(test.statistic()),
        Cell.of(
            test.degrees() == 0
                ? "standard normal"
                : "chi-squared, %d degrees".formatted(test.degrees())),
        Cell.of(test.pValue()),
        Cell.of(Words.of(test.direction())),
        Cell.of(test.events()));
  }
}
