package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;

/**
 * Table and picture of shrunk values.
 *
 * @param title of the picture
 * @param quantity what a value is, for its axis
 * @param target that units are compared with
 */
record ShrinkageReport(String title, String quantity, double target, List<ShrunkRow> rows) {
  private static final int MOST_DRAWN = 60;

  /**
   * Tells them.
   *
   * @param grid with the columns of what the model was given
   */
  void tell(Report.Builder report, Grid.Builder grid) {
    grid.column("raw", "raw")
        .column("estimate", "shrunk")
        .column("reliability", "reliability")
        .column("lower_80", "80 % lower")
        .column("upper_80", "80 % upper")
        .column("lower_95", "95 % lower")
        .column("upper_95", "95 % upper")
        .column("probability_worse", "P(worse)")
        .column("rank_lower", "best rank")
        .column("rank_upper", "worst rank");
    for (ShrunkRow row : rows) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(row.unit()));
      cells.addAll(row.data());
      cells.add(Cell.of(row.raw()));
      cells.add(Cell.of(row.estimate()));
      cells.add(Cell.of(row.reliability()));
      cells.add(Cell.of(row.belief().interval80().lower()));
      cells.add(Cell.of(row.belief().interval80().upper()));
      cells.add(Cell.of(row.belief().interval95().lower()));
      cells.add(Cell.of(row.belief().interval95().upper()));
      cells.add(Cell.of(row.belief().probabilityWorse()));
      cells.add(Cell.of(row.ranks().lower()));
      cells.add(Cell.of(row.ranks().upper()));
      grid.row(cells.toArray(Cell[]::new));
    }
    report
        .grid(grid.build())
        .method("limits", rows.get(0).belief().interval95().method())
        .method("ranks", "simulated, 95 %; 1 is the largest value")
        .figure(this::figure);
  }

  private Figure figure() {
    List<ShrunkRow> drawn =
        rows.stream()
            .sorted(Comparator.comparingDouble(ShrunkRow::estimate).reversed())
            .limit(MOST_DRAWN)
            .toList();
    Curve.Builder raw = Curve.builder();
    Curve.Builder shrunk = Curve.builder();
    LimitCurves limits = new LimitCurves();
    for (int place = 0; place < drawn.size(); place++) {
      ShrunkRow row = drawn.get(place);
      raw.point(place, row.raw());
      shrunk.point(place, row.estimate());
      limits.add(place, row.belief().interval95());
    }
    Figure.Builder figure =
        Figure.titled(
                title,
                Axis.names("unit, largest first", drawn.stream().map(ShrunkRow::unit).toList()),
                Axis.linear(quantity))
            .apart()
            .layer(
                new Layer.Line(
                    "target",
                    Layer.Meaning.CENTRE,
                    Curve.between(-0.5, target, drawn.size() - 0.5, target)));
    limits.drawWhiskers(figure, "");
    return figure
        .layer(new Layer.Points("raw", Layer.Mark.ASIDE, raw.build()))
        .layer(new Layer.Points("shrunk, 95 % limits", Layer.Mark.PLAIN, shrunk.build()))
        .build();
  }
}
