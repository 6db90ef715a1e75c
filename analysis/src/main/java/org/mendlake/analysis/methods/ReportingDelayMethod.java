package org.mendlake.analysis.methods;

import java.util.Optional;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.warranty.ReportingDelay;
import org.mendlake.statistics.warranty.ReportingDelay.Completion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze reporting-delay}. */
@Command(
    name = "reporting-delay",
    description = "How late events are reported, and how many are still to come.",
    footer = {
      "",
      TriangleRows.COLUMNS,
      "",
      "Example: ./mendlake analyze reporting-delay --file reports.csv --column development=delay"
    })
final class ReportingDelayMethod extends TriangleMethod {
  private static final Role VALUE = Role.required("value", Content.WHOLE, "count");

  @Option(
      names = "--cells",
      paramLabel = "WORD",
      defaultValue = "incremental",
      description =
          "Whether a value is the count of its delay, or all up to it: incremental or cumulative"
              + " (default: ${DEFAULT-VALUE}).")
  private TriangleRows.Cells cells;

  @Option(
      names = "--window",
      paramLabel = "PERIODS",
      description =
          "Delays from what was reported in the newest periods only, where they have changed:"
              + " --window 6 (default: from all reports).")
  private Optional<Integer> window = Optional.empty();

  @Override
  Role value() {
    return VALUE;
  }

  @Override
  Report report(TriangleRows rows) {
    return Report.titled("Reporting delay")
        .outcome(
            ReportingDelay.of(rows.triangle(cells), window.orElse(Integer.MAX_VALUE)),
            (told, delay) -> tell(told, delay, rows))
        .build();
  }

  private void tell(Report.Builder report, ReportingDelay delay, TriangleRows rows) {
    Grid.Builder origins =
        Grid.named("origins", "Events by origin")
            .column("origin", "origin")
            .column("observed", "observed")
            .column("completed", "completed")
            .column("standard_error", "std. error")
            .limits(confidence().percent());
    long observed = 0;
    for (ReportingDelay.Cohort cohort : delay.cohorts()) {
      observed += cohort.observed();
      Cell name = Cell.of(rows.name(cohort.origin()));
      if (cohort.completion() instanceof Answer<Completion> answer) {
        Interval limits = answer.value().limits(confidence().value());
        origins.row(
            name,
            Cell.of(cohort.observed()),
            Cell.of(answer.value().value()),
            Cell.of(answer.value().standardError()),
            Cell.of(limits.lower()),
            Cell.of(limits.upper()));
      } else if (cohort.completion() instanceof Refusal<Completion> refusal) {
        Cell none = Cell.missing(refusal.reason());
        origins.row(name, Cell.of(cohort.observed()), none, none, none, none);
      }
    }
    Grid.Builder delays =
        Grid.named("delays", "Delays")
            .column("delay", "delay")
            .column("hazard", "reverse hazard")
            .column("share", "share reported within")
            .column("factor", "factor");
    for (ReportingDelay.Delay each : delay.delays()) {
      delays.row(
          Cell.of(each.delay()),
          Cell.of(each.hazard()),
          Cell.of(each.share()),
          Cell.of(each.factor()));
    }
    report
        .fact("n", "events observed", Cell.of(observed))
        .grid(origins.build())
        .grid(delays.build())
        .method("method", ReportingDelay.METHOD)
        .figure(() -> figure(delay, rows));
  }

  private Figure figure(ReportingDelay delay, TriangleRows rows) {
    CompletionFigure figure = new CompletionFigure();
    for (ReportingDelay.Cohort cohort : delay.cohorts()) {
      String name = rows.name(cohort.origin());
      double observed = (double) cohort.observed();
      if (cohort.completion() instanceof Answer<Completion> answer) {
        Completion completion = answer.value();
        figure.completed(
            name, observed, completion.value(), completion.limits(confidence().value()), 0);
      } else {
        figure.open(name, observed);
      }
    }
    return figure.drawn(
        "Events reported so far and in the end",
        "reported so far",
        "events",
        confidence().percent());
  }
}
