package org.mendlake.analysis.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Points from left to right. */
public record Curve(List<Point> points) {

  /** A point in the units of the axes. */
  public record Point(double x, double y) {}

  public Curve {
    points = List.copyOf(points);
  }

  /** Starts a curve. */
  public static Builder builder() {
    return new Builder();
  }

  /** The straight line between two points. */
  public static Curve between(double fromX, double fromY, double toX, double toY) {
    return new Curve(List.of(new Point(fromX, fromY), new Point(toX, toY)));
  }

  /**
   * A function at equal ratios of x.
   *
   * @param from above 0
   */
  public static Curve atRatios(double from, double to, int count, DoubleUnaryOperator function) {
    Builder builder = builder();
    for (int place = 0; place < count; place++) {
      double x = from * Math.pow(to / from, place / (count - 1.0));
      builder.point(x, function.applyAsDouble(x));
    }
    return builder.build();
  }

  /** Collects points. */
  public static final class Builder {
    private final List<Point> points = new ArrayList<>();

    private Builder() {}

    /** Adds a point; one that is not finite is a gap that is not drawn. */
    public Builder point(double x, double y) {
      if (Double.isFinite(x) && Double.isFinite(y)) {
        points.add(new Point(x, y));
      }
      return this;
    }

    /** The curve, its last level held to {@code x}. */
    public Curve holdTo(double x) {
      if (!points.isEmpty() && points.get(points.size() - 1).x() < x) {
        points.add(new Point(x, points.get(points.size() - 1).y()));
      }
      return build();
    }

    /** The curve. */
    public Curve build() {
      return new Curve(points);
    }
  }
}
