package org.mendlake.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Adds layers to a plot whose axes are projected. */
final class LayerPainter {
  private static final double BAR_WIDTH = 0.72;

  private final XYPlot plot;
  private final Projection horizontal;
  private final Projection vertical;
  private int next;

  LayerPainter(XYPlot plot, Projection horizontal, Projection vertical) {
    this.plot = plot;
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /**
   * Adds a layer in front of the others.
   *
   * @param group chooses the colour
   * @param legend what the legend says; not in the legend when it is empty
   */
  void add(Layer layer, int group, String legend) {
    if (layer instanceof Layer.Points points) {
      XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
      renderer.setSeriesShape(0, Style.shape(points.mark()));
      renderer.setSeriesShapesFilled(0, points.mark() != Layer.Mark.ASIDE);
      renderer.setSeriesOutlineStroke(0, new BasicStroke(1.8f));
      add(series(points.points()), renderer, Style.mark(points.mark(), group), legend);
    } else if (layer instanceof Layer.Line line) {
      addLine(line.points(), line.meaning(), group, legend);
    } else if (layer instanceof Layer.Steps steps) {
      addLine(corners(steps.points()), steps.meaning(), group, legend);
    } else if (layer instanceof Layer.Bars bars) {
      XYBarRenderer renderer = new XYBarRenderer();
      renderer.setBarPainter(new StandardXYBarPainter());
      renderer.setShadowVisible(false);
      XYSeriesCollection data = series(bars.tops());
      data.setIntervalWidth(BAR_WIDTH);
      add(data, renderer, Style.pale(group), legend);
    } else if (layer instanceof Layer.Whiskers whiskers) {
      XYErrorRenderer renderer = new XYErrorRenderer();
      renderer.setDefaultShapesVisible(false);
      renderer.setErrorPaint(Style.INK);
      renderer.setErrorStroke(new BasicStroke(1.3f));
      renderer.setCapLength(5);
      add(intervals(whiskers), renderer, Style.INK, legend);
    } else if (layer instanceof Layer.Band band) {
      addBand(band, group);
    }
  }

  private void addLine(Curve points, Layer.Meaning meaning, int group, String legend) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesStroke(0, Style.stroke(meaning));
    renderer.setLegendLine(new Line2D.Double(-12, 0, 12, 0));
    renderer.setDrawSeriesLineAsPath(true);
    add(series(points), renderer, Style.line(meaning, group), legend);
  }

  private void add(XYDataset data, AbstractXYItemRenderer renderer, Color colour, String legend) {
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesVisibleInLegend(0, !legend.isEmpty());
    if (!legend.isEmpty()) {
      renderer.setLegendItemLabelGenerator((dataset, series) -> legend);
    }
    addRenderer(data, renderer);
  }

  private void addRenderer(XYDataset data, XYItemRenderer renderer) {
    plot.setDataset(next, data);
    plot.setRenderer(next, renderer);
    next++;
  }

  /** The points of a level that holds from each point to the next, corners included. */
  private static Curve corners(Curve levels) {
    Curve.Builder corners = Curve.builder();
    double level = Double.NaN;
    for (Curve.Point point : levels.points()) {
      corners.point(point.x(), level).point(point.x(), point.y());
      level = point.y();
    }
    return corners.build();
  }

  /** A polygon along the upper curve and back along the lower one, behind the data. */
  private void addBand(Layer.Band band, int group) {
    int lower = band.lower().points().size();
    int upper = band.upper().points().size();
    double[] corners = new double[2 * (lower + upper)];
    int place = 0;
    for (Curve.Point point : band.upper().points()) {
      corners[place++] = horizontal.place(point.x());
      corners[place++] = vertical.place(point.y());
    }
    for (int back = lower - 1; back >= 0; back--) {
      Curve.Point point = band.lower().points().get(back);
      corners[place++] = horizontal.place(point.x());
      corners[place++] = vertical.place(point.y());
    }
    plot.addAnnotation(new XYPolygonAnnotation(corners, null, null, Style.band(group)));
  }

  private XYSeriesCollection series(Curve curve) {
    XYSeries series = new XYSeries("", false, true);
    for (Curve.Point point : curve.points()) {
      double x = horizontal.place(point.x());
      double y = vertical.place(point.y());
      if (Double.isFinite(x) && Double.isFinite(y)) {
        series.add(x, y);
      }
    }
    return new XYSeriesCollection(series);
  }

  private YIntervalSeriesCollection intervals(Layer.Whiskers whiskers) {
    YIntervalSeries series = new YIntervalSeries("", false, true);
    for (int place = 0; place < whiskers.lower().points().size(); place++) {
      Curve.Point lower = whiskers.lower().points().get(place);
      double below = vertical.place(lower.y());
      double above = vertical.place(whiskers.upper().points().get(place).y());
      series.add(horizontal.place(lower.x()), (below + above) / 2, below, above);
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(series);
    return data;
  }
}
