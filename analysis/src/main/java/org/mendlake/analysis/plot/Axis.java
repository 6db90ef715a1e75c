package org.mendlake.analysis.plot;

import java.util.List;

/**
 * An axis of a picture.
 *
 * @param title what it measures, with the unit
 * @param labels of the places 0, 1, 2 and so on; empty where the axis measures
 */
public record Axis(String title, Scale scale, List<String> labels) {

  /** How values become lengths. */
  public enum Scale {
    /** Equal steps. */
    LINEAR,
    /** Equal steps, for whole numbers. */
    COUNTING,
    /** Equal ratios. */
    LOGARITHMIC,
    /** Shares: ln(-ln(1 - F)), on which a Weibull distribution over log age is a line. */
    WEIBULL_PROBABILITY,
    /** Shares: the standard normal quantile, on which a lognormal one over log age is a line. */
    NORMAL_PROBABILITY,
    /** Names at equal distances. */
    NAMES
  }

  public Axis {
    labels = List.copyOf(labels);
  }

  /** An axis that measures. */
  public static Axis of(String title, Scale scale) {
    return new Axis(title, scale, List.of());
  }

  /** An axis that measures, in equal steps. */
  public static Axis linear(String title) {
    return of(title, Scale.LINEAR);
  }

  /** An axis of whole numbers, such as periods. */
  public static Axis counting(String title) {
    return of(title, Scale.COUNTING);
  }

  /** An axis of names, at the places 0, 1, 2 and so on. */
  public static Axis names(String title, List<String> labels) {
    return new Axis(title, Scale.NAMES, labels);
  }
}
