package org.mendlake.analysis.plot;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** Turns figures with the same axes into one chart. */
final class FigureChart {
  private static final double MARGIN = 0.04;
  private static final int MOST_UPRIGHT_NAMES = 8;

  private FigureChart() {}

  /**
   * The chart.
   *
   * @param figures by group; with several, the legend names the groups
   */
  static JFreeChart of(Map<String, Figure> figures) {
    Figure first = figures.values().iterator().next();
    Projection horizontal = Projection.of(first.horizontal().scale());
    Projection vertical = Projection.of(first.vertical().scale());
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(axis(first.horizontal(), horizontal));
    plot.setRangeAxis(axis(first.vertical(), vertical));
    LayerPainter painter = new LayerPainter(plot, horizontal, vertical);
    int group = 0;
    for (Map.Entry<String, Figure> entry : figures.entrySet()) {
      boolean isNamed = false;
      int estimates = 0;
      for (Layer layer : drawn(entry.getValue())) {
        String legend = layer.name();
        if (figures.size() > 1) {
          legend = isNamed || legend.isEmpty() ? "" : entry.getKey();
          isNamed |= !legend.isEmpty();
        }
        estimates += isEstimate(layer) ? 1 : 0;
        painter.add(layer, figures.size() > 1 ? group : Math.max(0, estimates - 1), legend);
      }
      group++;
    }
    List<Curve.Point> points =
        figures.values().stream()
            .flatMap(figure -> drawn(figure).stream())
            .flatMap(FigureChart::points)
            .toList();
    double[] across = points.stream().mapToDouble(point -> horizontal.place(point.x())).toArray();
    double[] up = points.stream().mapToDouble(point -> vertical.place(point.y())).toArray();
    plot.getDomainAxis().setRange(range(across, first.horizontal().scale()));
    plot.getRangeAxis().setRange(range(up, first.vertical().scale()));
    return dressed(plot, first);
  }

  private static boolean isEstimate(Layer layer) {
    if (layer instanceof Layer.Steps steps) {
      return steps.meaning() == Layer.Meaning.ESTIMATE;
    }
    return layer instanceof Layer.Line line && line.meaning() == Layer.Meaning.ESTIMATE;
  }

  /** An empty layer would only be an entry in the legend. */
  private static List<Layer> drawn(Figure figure) {
    return figure.layers().stream().filter(layer -> points(layer).findAny().isPresent()).toList();
  }

  private static Stream<Curve.Point> points(Layer layer) {
    if (layer instanceof Layer.Points marks) {
      return marks.points().points().stream();
    }
    if (layer instanceof Layer.Line line) {
      return line.points().points().stream();
    }
    if (layer instanceof Layer.Steps steps) {
      return steps.points().points().stream();
    }
    if (layer instanceof Layer.Bars bars) {
      return bars.tops().points().stream();
    }
    if (layer instanceof Layer.Whiskers whiskers) {
      return Stream.concat(whiskers.lower().points().stream(), whiskers.upper().points().stream());
    }
    Layer.Band band = (Layer.Band) layer;
    return Stream.concat(band.lower().points().stream(), band.upper().points().stream());
  }

  private static ValueAxis axis(Axis axis, Projection projection) {
    NumberAxis drawn =
        axis.scale() == Axis.Scale.NAMES
            ? new SymbolAxis(axis.title(), axis.labels().toArray(String[]::new))
            : new ProjectedAxis(axis.title(), projection);
    if (drawn instanceof SymbolAxis names) {
      names.setGridBandsVisible(false);
      names.setVerticalTickLabels(axis.labels().size() > MOST_UPRIGHT_NAMES);
    }
    if (axis.scale() == Axis.Scale.COUNTING) {
      drawn.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    }
    drawn.setLabelFont(Style.AXIS);
    drawn.setTickLabelFont(Style.TICK);
    drawn.setLabelPaint(Style.INK);
    drawn.setTickLabelPaint(Style.INK);
    drawn.setAxisLinePaint(Style.INK);
    return drawn;
  }

  /** From the smallest to the largest with a margin; from zero where steps are equal. */
  private static Range range(double[] places, Axis.Scale scale) {
    boolean hasZero = scale == Axis.Scale.LINEAR || scale == Axis.Scale.COUNTING;
    double least = hasZero ? 0 : Double.POSITIVE_INFINITY;
    double most = hasZero ? 0 : Double.NEGATIVE_INFINITY;
    for (double place : places) {
      if (Double.isFinite(place)) {
        least = Math.min(least, place);
        most = Math.max(most, place);
      }
    }
    if (scale == Axis.Scale.NAMES) {
      return new Range(least - 0.6, most + 0.6);
    }
    if (!(least < most)) {
      return least == most ? new Range(least - 1, most + 1) : new Range(0, 1);
    }
    double margin = MARGIN * (most - least);
    return new Range(hasZero && least == 0 ? 0 : least - margin, most + margin);
  }

  private static JFreeChart dressed(XYPlot plot, Figure figure) {
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(Style.GRID);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setDomainMinorGridlinesVisible(false);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(figure.title(), Style.TITLE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 10, 8, 16));
    chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
    chart.getTitle().setPaint(Style.INK);
    chart.getTitle().setPadding(4, 4, 10, 4);
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.getLegend().setItemFont(Style.TICK);
    chart.getLegend().setItemPaint(Style.INK);
    return chart;
  }
}
