package org.mendlake.analysis.methods;

import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Quantity;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.warranty.ChainLadder;
import org.mendlake.statistics.warranty.Triangle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze chain-ladder}. */
@Command(
    name = "chain-ladder",
    description = "What a triangle will still grow to, with Mack's standard error.",
    footer = {
      "",
      TriangleRows.COLUMNS,
      "",
      "Example: ./mendlake analyze chain-ladder --file claims.csv --cells incremental"
    })
final class ChainLadderMethod extends TriangleMethod {
  private static final Role VALUE = Role.required("value", Content.NUMBER, "count or amount");

  @Option(
      names = "--cells",
      paramLabel = "WORD",
      defaultValue = "cumulative",
      description =
          "Whether a value is all up to its development, or what came in it: cumulative or"
              + " incremental (default: ${DEFAULT-VALUE}).")
  private TriangleRows.Cells cells;

  @Override
  Role value() {
    return VALUE;
  }

  @Override
  Report report(TriangleRows rows) {
    Triangle triangle = rows.triangle(cells);
    return Report.titled("Chain ladder")
        .fact("origins", "origins", Cell.of(triangle.origins()))
        .fact("developments", "developments", Cell.of(triangle.developments()))
        .outcome(ChainLadder.of(triangle), (told, ladder) -> tell(told, ladder, rows))
        .build();
  }

  private void tell(Report.Builder report, ChainLadder ladder, TriangleRows rows) {
    report.estimate(
        Quantity.of(
                "reserve", "still to come", ladder.reserve(), ladder.limits(confidence().value()))
            .withStandardError(ladder.standardError()));
    Grid.Builder cohorts =
        Grid.named("origins", "By origin")
            .column("origin", "origin")
            .column("latest", "so far")
            .column("ultimate", "in the end")
            .column("reserve", "to come")
            .column("standard_error", "std. error")
            .limits(confidence().percent());
    for (ChainLadder.Cohort cohort : ladder.cohorts()) {
      Interval limits = cohort.limits(confidence().value());
      cohorts.row(
          Cell.of(rows.name(cohort.origin())),
          Cell.of(cohort.latest()),
          Cell.of(cohort.ultimate()),
          Cell.of(cohort.reserve()),
          Cell.of(cohort.standardError()),
          Cell.of(limits.lower()),
          Cell.of(limits.upper()));
    }
    Grid.Builder factors =
        Grid.named("factors", "Growth from a development to the next")
            .column("development", "development")
            .column("factor", "factor")
            .column("variance", "variance parameter");
    for (ChainLadder.Factor factor : ladder.factors()) {
      factors.row(
          Cell.of(factor.development()),
          Cell.of(factor.factor()),
          Cell.of(factor.varianceParameter()));
    }
    report
        .grid(cohorts.build())
        .grid(factors.build())
        .method("method", ChainLadder.METHOD)
        .method("limits", ladder.limits(confidence().value()).method())
        .figure(() -> figure(ladder, rows));
  }

  private Figure figure(ChainLadder ladder, TriangleRows rows) {
    CompletionFigure figure = new CompletionFigure();
    for (ChainLadder.Cohort cohort : ladder.cohorts()) {
      figure.completed(
          rows.name(cohort.origin()),
          cohort.latest(),
          cohort.ultimate(),
          cohort.limits(confidence().value()),
          cohort.latest());
    }
    return figure.drawn("So far and in the end", "so far", "value", confidence().percent());
  }
}
