package org.mendlake.statistics.comparison;

import java.util.List;
import org.mendlake.statistics.numeric.LineMaximum;
import org.mendlake.statistics.numeric.LineMaximum.Edge;
import org.mendlake.statistics.numeric.MonotoneRoot;

/**
 * The distribution of true values over the units that makes their counts most likely, searched by
 * its mean and its size. The size is the exposure that the prior is worth; the larger, the nearer
 * the units are to each other. For each size there is one best mean, so the search is along one
 * line: a grid over all sizes that the data could tell from 0 and from infinity, then a golden
 * section around its best point.
 *
 * @param size infinite where units do not differ by more than chance
 * @param logLikelihood with all constants
 */
record PriorFit(double mean, double size, double logLikelihood) {
  private static final double FARTHEST = 700;
  private static final int GRID = 100;

  /** The search, over units that all have exposure, some with events, and not all full. */
  static PriorFit of(CountModel model, List<UnitCount> units) {
    double constant = units.stream().mapToDouble(model::constant).sum();
    double common = commonMean(units);
    double commonLikelihood =
        units.stream().mapToDouble(unit -> model.commonLogLikelihood(unit, common)).sum();
    LineMaximum best =
        LineMaximum.of(
            logSize -> profile(model, units, Math.exp(logSize)),
            Math.log(leastSize(model, units)),
            Math.log(greatestSize(units)),
            GRID);
    double noise = 1e-10 * (1 + Math.abs(commonLikelihood));
    if (best.edge() == Edge.RIGHT || best.value() <= commonLikelihood + noise) {
      return new PriorFit(common, Double.POSITIVE_INFINITY, commonLikelihood + constant);
    }
    double size = Math.exp(best.position());
    return new PriorFit(bestMean(model, units, size), size, best.value() + constant);
  }

  /** Whether units are all or nothing, so that the best size is as small as can be told. */
  boolean isAllOrNothing(CountModel model) {
    return size <= model.leastSize(mean);
  }

  static double commonMean(List<UnitCount> units) {
    return units.stream().mapToDouble(UnitCount::events).sum()
        / units.stream().mapToDouble(UnitCount::exposure).sum();
  }

  /** A size far below the least that is taken for an estimate. */
  static double leastSize(CountModel model, List<UnitCount> units) {
    double highest = units.stream().mapToDouble(UnitCount::raw).max().orElseThrow();
    return model.leastSize(highest) / 100;
  }

  static double bestMean(CountModel model, List<UnitCount> units, double size) {
    double position =
        MonotoneRoot.ofFalling(
            y -> {
              double mean = model.fromLine(y);
              return units.stream().mapToDouble(u -> model.meanSlope(u, mean, size)).sum();
            },
            model.toLine(commonMean(units)),
            FARTHEST);
    return model.fromLine(position);
  }

  static double logLikelihood(CountModel model, List<UnitCount> units, double mean, double size) {
    return units.stream().mapToDouble(unit -> model.logLikelihood(unit, mean, size)).sum();
  }

  private static double profile(CountModel model, List<UnitCount> units, double size) {
    return logLikelihood(model, units, bestMean(model, units, size), size);
  }

  /** A size at which units hardly differ. */
  static double greatestSize(List<UnitCount> units) {
    return 1e7 * units.stream().mapToDouble(UnitCount::exposure).max().orElseThrow();
  }
}
