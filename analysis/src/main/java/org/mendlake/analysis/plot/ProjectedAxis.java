package org.mendlake.analysis.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of projected values, whose ticks bear the values before projection. */
final class ProjectedAxis extends NumberAxis {
  @Serial private static final long serialVersionUID = 1L;

  private final Projection projection;

  ProjectedAxis(String title, Projection projection) {
    super(title);
    this.projection = projection;
  }

  @Override
  public List<?> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<Projection.Tick> ticks =
        projection.ticks(getRange().getLowerBound(), getRange().getUpperBound());
    if (ticks.isEmpty()) {
      return super.refreshTicks(graphics, state, area, edge);
    }
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks.stream()
        .filter(tick -> getRange().contains(tick.place()))
        .map(tick -> new NumberTick(type(tick), tick.place(), tick.label(), anchor, anchor, 0))
        .toList();
  }

  private static TickType type(Projection.Tick tick) {
    return tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR;
  }
}
