package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.analysis.report.NumberText;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.life.KaplanMeier;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.life.Turnbull;

/**
 * A fit on the paper on which its distribution is a straight line: the line, the limits of the
 * share failed, and the estimate without a model as points.
 */
record ProbabilityPaper(String distribution, Axis.Scale scale, String age, double confidence) {
  private static final int CURVE_POINTS = 33;
  private static final int MOST_POINTS = 400;
  private static final int MOST_ROWS_TO_THE_END = 2000;

  Figure figure(LifeFit fit) {
    Curve points = points(fit.data());
    double least = points.points().stream().mapToDouble(Curve.Point::y).min().orElse(0.01);
    double from = Math.min(fit.distribution().life(Math.min(least, 0.5) / 2), first(points));
    double to = Math.max(fit.data().oldestAge(), fit.distribution().life(Math.max(least, 0.1)));
    // A limit far below every point would only press the picture together.
    LimitCurves limits = LimitCurves.notBelow(least / 30);
    Curve.atRatios(from, to, CURVE_POINTS, fit.distribution()::failureProbability)
        .points()
        .forEach(
            point ->
                limits.add(point.x(), fit.failureProbability(point.x(), confidence).interval()));
    Figure.Builder figure =
        Figure.titled(
                distribution + " probability paper",
                Axis.of(age, Axis.Scale.LOGARITHMIC),
                Axis.of("share failed", scale))
            .layer(
                new Layer.Line(
                    distribution + " fit",
                    Layer.Meaning.ESTIMATE,
                    Curve.atRatios(from, to, 2, fit.distribution()::failureProbability)));
    limits.drawLines(figure, NumberText.percent(confidence) + " % limits", Layer.Meaning.BOUND);
    return figure.layer(new Layer.Points("without a model", Layer.Mark.PLAIN, points)).build();
  }

  private static double first(Curve points) {
    return points.points().isEmpty() ? Double.POSITIVE_INFINITY : points.points().get(0).x();
  }

  /** Each point halfway up its step; of very many steps some are left out. */
  private Curve points(LifeData data) {
    List<Curve.Point> survival = survival(data);
    int every = 1 + survival.size() / MOST_POINTS;
    Curve.Builder points = Curve.builder();
    double before = 1;
    for (int place = 0; place < survival.size(); place++) {
      Curve.Point step = survival.get(place);
      if (place % every == 0) {
        points.point(step.x(), 1 - (before + step.y()) / 2);
      }
      before = step.y();
    }
    return points.build();
  }

  /** Where survival falls and to what. Turnbull's estimate is to the end, but slow on many rows. */
  private List<Curve.Point> survival(LifeData data) {
    if (!data.hasIntervals()
        && data.rows() > MOST_ROWS_TO_THE_END
        && KaplanMeier.of(data, confidence) instanceof Answer<KaplanMeier> answer) {
      return answer.value().points().stream()
          .map(point -> new Curve.Point(point.age(), point.survival()))
          .toList();
    }
    if (Turnbull.of(data) instanceof Answer<Turnbull> answer) {
      return answer.value().masses().stream()
          .filter(mass -> mass.until() < Double.POSITIVE_INFINITY)
          .map(mass -> new Curve.Point(mass.until(), mass.survivalAtEnd()))
          .toList();
    }
    return List.of();
  }
}
