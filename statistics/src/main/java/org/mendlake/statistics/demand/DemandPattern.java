package org.mendlake.statistics.demand;

import java.util.List;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * How a part is asked for (Syntetos, Boylan and Croston 2005).
 *
 * @param interval average demand interval: periods over periods with demand
 * @param squaredVariation squared coefficient of variation of the demands that are not 0, with the
 *     population variance
 */
public record DemandPattern(double interval, double squaredVariation, Kind kind) {
  private static final double FREQUENT = 1.32;
  private static final double STEADY = 0.49;

  /** The four classes. */
  public enum Kind {
    /** Often, in steady sizes: interval below 1.32, variation below 0.49. */
    SMOOTH,
    /** Often, in varying sizes. */
    ERRATIC,
    /** Seldom, in steady sizes. */
    INTERMITTENT,
    /** Seldom, in varying sizes. */
    LUMPY
  }

  /**
   * Classifies a history.
   *
   * @param demand in each period, in order of time, not negative
   * @return refused without any demand
   */
  public static Outcome<DemandPattern> of(List<Double> demand) {
    DemandHistory history = DemandHistory.of(demand);
    double[] sizes = history.sizes();
    if (sizes.length == 0) {
      return Outcome.refused(
          Reason.NO_DATA, "Nothing was asked for in %d periods".formatted(history.periods()));
    }
    double interval = (double) history.periods() / sizes.length;
    double mean = history.meanSize();
    double sum = 0;
    for (double size : sizes) {
      sum += (size / mean - 1) * (size / mean - 1);
    }
    double variation = sum / sizes.length;
    return Outcome.of(new DemandPattern(interval, variation, kind(interval, variation)));
  }

  private static Kind kind(double interval, double variation) {
    if (interval < FREQUENT) {
      return variation < STEADY ? Kind.SMOOTH : Kind.ERRATIC;
    }
    return variation < STEADY ? Kind.INTERMITTENT : Kind.LUMPY;
  }
}
