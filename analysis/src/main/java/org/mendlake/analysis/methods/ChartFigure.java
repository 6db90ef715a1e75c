package org.mendlake.analysis.methods;

import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.statistics.monitoring.ControlChart;
import org.mendlake.statistics.monitoring.ControlChart.Point;

/** A control chart with its limits, its signals and what was excluded. */
final class ChartFigure {
  private ChartFigure() {}

  static Figure of(ControlChart chart, String quantity) {
    Curve.Builder all = Curve.builder();
    Curve.Builder signals = Curve.builder();
    Curve.Builder excluded = Curve.builder();
    Curve.Builder lower = Curve.builder();
    Curve.Builder upper = Curve.builder();
    double last = 0.5;
    for (Point point : chart.points()) {
      all.point(point.position(), point.value());
      if (point.signal().isPresent()) {
        signals.point(point.position(), point.value());
      }
      if (point.exclusion().isPresent()) {
        excluded.point(point.position(), point.value());
      }
      lower.point(point.position() - 0.5, point.lower());
      upper.point(point.position() - 0.5, point.upper());
      last = point.position() + 0.5;
    }
    return Figure.titled(
            "%s: %s".formatted(chart.method(), quantity),
            Axis.counting("row, in order of time"),
            Axis.linear(quantity))
        .apart()
        .layer(
            new Layer.Line(
                "centre",
                Layer.Meaning.CENTRE,
                Curve.between(0.5, chart.centre(), last, chart.centre())))
        .layer(new Layer.Steps("3-sigma limits", Layer.Meaning.LIMIT, upper.holdTo(last)))
        .layer(new Layer.Steps("", Layer.Meaning.LIMIT, lower.holdTo(last)))
        .layer(new Layer.Line("", Layer.Meaning.CONNECTION, all.build()))
        .layer(new Layer.Points("value", Layer.Mark.PLAIN, all.build()))
        .layer(new Layer.Points("beyond a limit", Layer.Mark.SIGNAL, signals.build()))
        .layer(new Layer.Points("excluded", Layer.Mark.ASIDE, excluded.build()))
        .build();
  }
}
