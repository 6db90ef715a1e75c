package org.mendlake.analysis.methods;

import java.util.ArrayList;
import java.util.List;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.statistics.Interval;

/** Cohorts as bars of what is known so far, with what they will come to in the end. */
final class CompletionFigure {
  private final List<String> names = new ArrayList<>();
  private final Curve.Builder known = Curve.builder();
  private final Curve.Builder completed = Curve.builder();
  private final LimitCurves limits = new LimitCurves();

  /** Adds a cohort of which it is not known what it will come to. */
  void open(String name, double soFar) {
    known.point(names.size(), soFar);
    names.add(name);
  }

  /**
   * Adds a cohort.
   *
   * @param completion of the value in the end, counted from {@code level}; drawn where it has an
   *     upper limit
   */
  void completed(String name, double soFar, double inTheEnd, Interval completion, double level) {
    completed.point(names.size(), inTheEnd);
    if (completion.upper().value().isPresent()) {
      limits.add(names.size(), completion, level);
    }
    open(name, soFar);
  }

  /**
   * The picture.
   *
   * @param soFar what the bars are
   * @param quantity what is counted, for its axis
   * @param percent confidence of the limits, for people
   */
  Figure drawn(String title, String soFar, String quantity, String percent) {
    Figure.Builder figure =
        Figure.titled(title, Axis.names("origin", names), Axis.linear(quantity))
            .apart()
            .layer(new Layer.Bars(soFar, known.build()));
    limits.drawWhiskers(figure, "");
    return figure
        .layer(
            new Layer.Points(
                "in the end, " + percent + " limits", Layer.Mark.PLAIN, completed.build()))
        .build();
  }
}
