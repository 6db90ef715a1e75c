package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.NumberText;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.monitoring.CohortTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze cohort-test}. */
@Command(
    name = "cohort-test",
    description = "Sequential test of a production cohort against the claims expected of it.",
    footer = {
      "",
      "Columns, one row for each look in order: expected (claims expected since the look before) or n",
      "(machines; then --rate); optional x (claims since then; empty for looks still to come).",
      "",
      "Example: ./mendlake analyze cohort-test --file cohort.csv --rate 0.0025 --alpha 0.01"
    })
final class CohortTestMethod extends Method<CohortRows> {
  @Option(
      names = "--alpha",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Probability of a false alarm over all looks together (default: ${DEFAULT-VALUE}).")
  private double alpha;

  @Option(
      names = "--rate",
      paramLabel = "CLAIMS",
      description =
          "Claims of a machine from look to look if nothing has changed: --rate 0.0025"
              + " (default: the file has expected).")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--ratios",
      paramLabel = "RATIO",
      split = ",",
      defaultValue = "2,3",
      description =
          "Multiples of the known rate for which to tell how soon they are found (default: ${DEFAULT-VALUE}).")
  private List<Double> ratios = List.of();

  @Override
  Columns columns() {
    return CohortRows.columns();
  }

  @Override
  CohortRows emptyRows() {
    return new CohortRows(rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
  }

  @Override
  Report report(CohortRows rows) {
    return Report.titled("Sequential test of a cohort")
        .fact("looks", "looks", Cell.of(rows.expected().size()))
        .fact("looks_made", "looks made", Cell.of(rows.claims().size()))
        .outcome(CohortTest.plan(rows.expected(), alpha), (told, test) -> tell(told, test, rows))
        .build();
  }

  private void tell(Report.Builder report, CohortTest test, CohortRows rows) {
    report.fact(
        "first_signal",
        "first look that rejects",
        test.firstSignal(rows.claims()).stream()
            .mapToObj(look -> Cell.of((long) look))
            .findFirst()
            .orElseGet(Cell::missing));
    List<List<Double>> detection = ratios.stream().map(test::detection).toList();
    Grid.Builder grid =
        Grid.named("looks", "Looks, claims so far")
            .column("look", "look")
            .column("expected", "expected")
            .column("claims", "claims")
            .column("reject_at", "reject at")
            .column("allowance", "may be spent")
            .column("false_alarm", "false alarm");
    for (double ratio : ratios) {
      String text = NumberText.of(ratio);
      grid.column("found_at_" + text, "found at %s times".formatted(text));
    }
    double expected = 0;
    long claims = 0;
    for (CohortTest.Look look : test.looks()) {
      int place = look.number() - 1;
      expected += look.expected();
      boolean isMade = place < rows.claims().size();
      claims += isMade ? rows.claims().get(place) : 0;
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(look.number()));
      cells.add(Cell.of(expected));
      cells.add(isMade ? Cell.of(claims) : Cell.missing());
      cells.add(look.rejectAt().isPresent() ? Cell.of(look.rejectAt().getAsInt()) : Cell.missing());
      cells.add(Cell.of(look.allowance()));
      cells.add(Cell.of(look.falseAlarm()));
      detection.forEach(found -> cells.add(Cell.of(found.get(place).doubleValue())));
      grid.row(cells.toArray(Cell[]::new));
    }
    report
        .grid(grid.build())
        .method("test", "Wu and Meeker 2002: alpha spent equally, what is unspent is carried over")
        .figure(() -> figure(test, rows.claims()));
  }

  private static Figure figure(CohortTest test, List<Long> made) {
    Curve.Builder limits = Curve.builder();
    Curve.Builder expected = Curve.builder().point(0, 0);
    Curve.Builder claims = Curve.builder();
    Curve.Builder signals = Curve.builder();
    double sum = 0;
    long total = 0;
    for (CohortTest.Look look : test.looks()) {
      sum += look.expected();
      expected.point(look.number(), sum);
      look.rejectAt().ifPresent(limit -> limits.point(look.number(), limit));
      if (look.number() <= made.size()) {
        total += made.get(look.number() - 1);
        claims.point(look.number(), (double) total);
        if (look.rejectAt().isPresent() && total >= look.rejectAt().getAsInt()) {
          signals.point(look.number(), (double) total);
        }
      }
    }
    return Figure.titled(
            "Sequential test of a cohort", Axis.counting("look"), Axis.counting("claims so far"))
        .apart()
        .layer(new Layer.Line("expected", Layer.Meaning.CENTRE, expected.build()))
        .layer(new Layer.Line("reject at", Layer.Meaning.LIMIT, limits.build()))
        .layer(new Layer.Line("", Layer.Meaning.CONNECTION, claims.build()))
        .layer(new Layer.Points("claims", Layer.Mark.PLAIN, claims.build()))
        .layer(new Layer.Points("rejected", Layer.Mark.SIGNAL, signals.build()))
        .build();
  }
}
