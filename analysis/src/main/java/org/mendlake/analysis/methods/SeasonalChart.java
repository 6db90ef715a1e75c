package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.monitoring.SeasonalBaseline;
import org.mendlake.statistics.monitoring.SeasonalBaseline.Expectation;
import org.mendlake.statistics.monitoring.Subgroup;

/** {@code mendlake analyze control-chart --type seasonal}: rows against what their season had. */
final class SeasonalChart {
  private final SeasonOptions options;
  private final List<Subgroup> history;
  private final List<Subgroup> rows;

  /**
   * Judges rows.
   *
   * @param rows all, the history first
   * @param baseline how many of them are the history; it must be stated, because a row that was
   *     learned from would be judged by itself
   */
  SeasonalChart(SeasonOptions options, List<Subgroup> rows, Optional<Integer> baseline) {
    int known = baseline.orElse(0);
    if (known < 1 || known >= rows.size()) {
      throw new IllegalArgumentException(
          "Cannot judge %d rows by a baseline of %s: a seasonal chart learns from the first rows, two seasons at least, and judges those after them; say how many with --baseline"
              .formatted(rows.size(), baseline.map(String::valueOf).orElse("none")));
    }
    this.options = options;
    this.rows = rows;
    this.history = rows.subList(0, known);
  }

  Report report() {
    return Report.titled("Control chart")
        .fact("n", "rows", Cell.of(rows.size()))
        .fact("baseline_points", "rows of the baseline", Cell.of(history.size()))
        .outcome(SeasonalBaseline.of(history, options.season()), this::tell)
        .build();
  }

  /**
   * A row after the history and what its season lets expect.
   *
   * @param position from 1
   */
  private record Judged(int position, Subgroup row, Expectation expectation) {
    boolean isHigh() {
      return expectation.isExceededBy(row.count());
    }
  }

  private void tell(Report.Builder report, SeasonalBaseline baseline) {
    List<Judged> judged = new ArrayList<>();
    for (int place = history.size(); place < rows.size(); place++) {
      Subgroup row = rows.get(place);
      if (row.size() > 0) {
        judged.add(
            new Judged(place + 1, row, baseline.expect(place, row.size(), options.falseAlarm())));
      } else {
        report.caution(
            new Caution(
                Reason.NO_EXPOSURE, "Row %d has no exposure and no limit".formatted(place + 1)));
      }
    }
    report
        .fact("dispersion", "variance over mean", Cell.of(baseline.dispersion()))
        .fact(
            "signals",
            "above the limit",
            Cell.places(judged.stream().filter(Judged::isHigh).map(Judged::position).toList()))
        .grid(season(baseline))
        .grid(points(judged))
        .method("chart", "quasi-Poisson limits by season (Farrington and others 1996)")
        .method(
            "limit", "exceeded by chance with probability " + options.falseAlarm() + " in a row")
        .figure(() -> figure(judged));
  }

  private static Grid season(SeasonalBaseline baseline) {
    Grid.Builder season =
        Grid.named("season", "Rates of the season")
            .column("place", "place")
            .column("rate", "rate")
            .column("events", "events it rests on");
    for (int place = 0; place < baseline.rates().size(); place++) {
      season.row(
          Cell.of(place + 1),
          Cell.of(baseline.rates().get(place)),
          Cell.of(baseline.information().get(place)));
    }
    return season.build();
  }

  private static Grid points(List<Judged> judged) {
    Grid.Builder points =
        Grid.named("points", "Rows after the baseline")
            .column("position", "row")
            .column("value", "x")
            .column("expected", "expected")
            .column("upper", "limit")
            .column("signal", "signal")
            .column("excluded", "excluded");
    for (Judged each : judged) {
      points.row(
          Cell.of(each.position()),
          Cell.of(each.row().count()),
          Cell.of(each.expectation().expected()),
          Cell.of(each.expectation().upper()),
          each.isHigh() ? Cell.of("above") : Cell.missing(),
          each.row().exclusion().map(Cell::of).orElse(Cell.missing()));
    }
    return points.build();
  }

  private Figure figure(List<Judged> judged) {
    Curve.Builder counts = Curve.builder();
    for (int place = 0; place < rows.size(); place++) {
      counts.point(place + 1, (double) rows.get(place).count());
    }
    Curve.Builder expected = Curve.builder();
    Curve.Builder limit = Curve.builder();
    Curve.Builder signals = Curve.builder();
    for (Judged each : judged) {
      expected.point(each.position(), each.expectation().expected());
      limit.point(each.position() - 0.5, each.expectation().upper());
      if (each.isHigh()) {
        signals.point(each.position(), (double) each.row().count());
      }
    }
    return Figure.titled(
            "Counts against their season",
            Axis.counting("row, in order of time"),
            Axis.linear("count"))
        .apart()
        .layer(new Layer.Line("expected", Layer.Meaning.CENTRE, expected.build()))
        .layer(new Layer.Steps("limit", Layer.Meaning.LIMIT, limit.holdTo(rows.size() + 0.5)))
        .layer(new Layer.Line("", Layer.Meaning.CONNECTION, counts.build()))
        .layer(new Layer.Points("count", Layer.Mark.PLAIN, counts.build()))
        .layer(new Layer.Points("above the limit", Layer.Mark.SIGNAL, signals.build()))
        .build();
  }
}
