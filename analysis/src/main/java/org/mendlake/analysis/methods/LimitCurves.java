package org.mendlake.analysis.methods;

import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.plot.Layer.Meaning;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;

/** The two limits of a picture, gathered point by point; a limit without a number is not drawn. */
final class LimitCurves {
  private final Curve.Builder lower = Curve.builder();
  private final Curve.Builder upper = Curve.builder();
  private final double floor;

  LimitCurves() {
    this(Double.NEGATIVE_INFINITY);
  }

  private LimitCurves(double floor) {
    this.floor = floor;
  }

  /** Leaves out what lies below a level. */
  static LimitCurves notBelow(double level) {
    return new LimitCurves(level);
  }

  /** Adds the limits at a place. */
  LimitCurves add(double x, Interval limits) {
    return add(x, limits, 0);
  }

  /** Adds the limits at a place, counted from a level. */
  LimitCurves add(double x, Interval limits, double level) {
    add(lower, x, limits.lower(), level);
    add(upper, x, limits.upper(), level);
    return this;
  }

  private void add(Curve.Builder curve, double x, Limit limit, double level) {
    limit
        .value()
        .map(value -> level + value)
        .filter(value -> value >= floor)
        .ifPresent(value -> curve.point(x, value));
  }

  /** Adds a place where both are the same. */
  LimitCurves from(double x, double y) {
    lower.point(x, y);
    upper.point(x, y);
    return this;
  }

  /** Draws them as levels, held to {@code last}. */
  void drawSteps(Figure.Builder figure, String name, double last) {
    figure
        .layer(new Layer.Steps(name, Meaning.BOUND, lower.holdTo(last)))
        .layer(new Layer.Steps("", Meaning.BOUND, upper.holdTo(last)));
  }

  /** Draws them as lines. */
  void drawLines(Figure.Builder figure, String name, Meaning meaning) {
    figure
        .layer(new Layer.Line(name, meaning, lower.build()))
        .layer(new Layer.Line("", meaning, upper.build()));
  }

  /** Draws the room between them. */
  void drawBand(Figure.Builder figure) {
    figure.layer(new Layer.Band("", lower.build(), upper.build()));
  }

  /** Draws a bar from the one to the other at each place, which then has both. */
  void drawWhiskers(Figure.Builder figure, String name) {
    figure.layer(new Layer.Whiskers(name, lower.build(), upper.build()));
  }
}
