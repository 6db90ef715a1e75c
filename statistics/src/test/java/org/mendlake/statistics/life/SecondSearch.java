package org.mendlake.statistics.life;

import java.util.function.DoubleUnaryOperator;

/**
 * An independent way to a maximum of the likelihood: the formula as printed, in scale and shape;
 * for each of many shapes the best location on a fine grid, refined by golden sections; no
 * derivatives.
 */
final class SecondSearch {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private SecondSearch() {}

  record Found(double location, double logShape, double value) {}

  static Found weibull(LifeData data) {
    return search(data, (location, shape) -> new Weibull(Math.exp(location), shape));
  }

  static Found lognormal(LifeData data) {
    return search(data, (location, shape) -> new Lognormal(location, 1 / shape));
  }

  interface Model {
    LifeDistribution at(double location, double shape);
  }

  private static Found search(LifeData data, Model model) {
    double low = Math.log(0.005);
    double high = Math.log(200);
    int cells = 80;
    double best = low;
    double bestValue = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell <= cells; cell++) {
      double logShape = low + (high - low) * cell / cells;
      double value = bestLocation(data, model, logShape).value();
      if (value > bestValue) {
        bestValue = value;
        best = logShape;
      }
    }
    double width = (high - low) / cells;
    double top =
        golden(logShape -> bestLocation(data, model, logShape).value(), best - width, best + width);
    return bestLocation(data, model, top);
  }

  private static Found bestLocation(LifeData data, Model model, double logShape) {
    double shape = Math.exp(logShape);
    DoubleUnaryOperator value = location -> logLikelihood(data, model.at(location, shape));
    double middle = Math.log(data.oldestAge());
    double low = Math.max(-700, middle - 20 - 3 / shape);
    double high = Math.min(700, middle + 5 + 14 / shape);
    int cells = 60;
    double best = low;
    for (int cell = 1; cell <= cells; cell++) {
      double location = low + (high - low) * cell / cells;
      if (!(value.applyAsDouble(best) >= value.applyAsDouble(location))) {
        best = location;
      }
    }
    double width = (high - low) / cells;
    double top = golden(value, best - width, Math.min(700, best + width));
    return new Found(top, logShape, value.applyAsDouble(top));
  }

  private static double golden(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    while (high - low > 1e-9 * (1 + Math.abs(low))) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (function.applyAsDouble(left) >= function.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }

  static double logLikelihood(LifeData data, LifeDistribution model) {
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double lower = data.lower(row);
      double term;
      if (!data.isFailure(row)) {
        term = model.logSurvival(lower);
      } else if (data.isExact(row)) {
        term = model.logDensity(lower);
      } else {
        double survived = model.logSurvival(lower);
        term = survived + Math.log(-Math.expm1(model.logSurvival(data.upper(row)) - survived));
      }
      sum += data.weight(row) * (term - model.logSurvival(data.entry(row)));
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }
}
