package org.mendlake.analysis.methods;

import java.util.function.DoubleUnaryOperator;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.plot.Curve;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.Layer;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.MeanCumulativeFunction;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;

/** Events per unit as they came, beside what a model expects. */
record FleetFigure(Fleet fleet, String title, String age) {
  private static final int CURVE_POINTS = 101;

  /** With the expected number of events by age. */
  Figure with(String model, DoubleUnaryOperator expected) {
    double last = fleet.lastAge();
    Curve.Builder observed = Curve.builder().point(0, 0);
    if (MeanCumulativeFunction.of(fleet, Measure.COUNT, VarianceEstimator.LAWLESS_NADEAU)
        instanceof Answer<MeanCumulativeFunction> answer) {
      answer.value().points().forEach(point -> observed.point(point.age(), point.value()));
    }
    Curve.Builder curve = Curve.builder().point(0, 0);
    for (int place = 1; place < CURVE_POINTS; place++) {
      double at = last * place / (CURVE_POINTS - 1);
      curve.point(at, expected.applyAsDouble(at));
    }
    return Figure.titled(title, Axis.linear(age), Axis.linear("events per unit"))
        .layer(new Layer.Line(model, Layer.Meaning.ESTIMATE, curve.build()))
        .layer(new Layer.Steps("observed", Layer.Meaning.CONNECTION, observed.holdTo(last)))
        .build();
  }
}
