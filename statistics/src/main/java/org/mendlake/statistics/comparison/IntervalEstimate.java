package org.mendlake.statistics.comparison;

import org.mendlake.statistics.Interval;

/** An estimated value with the interval that contains it; the interval names its method. */
public record IntervalEstimate(double value, Interval interval) {
  public IntervalEstimate {
    double lower = interval.lower().value().orElse(value);
    double upper = interval.upper().value().orElse(value);
    if (!(Double.isFinite(value) && lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "Cannot give " + value + " the interval " + lower + " to " + upper + ": it lies outside");
    }
  }

  /** An estimate whose limits are widened to its value and narrowed to what is possible. */
  static IntervalEstimate within(
      double least, double greatest, double value, double lower, double upper, Method method) {
    return new IntervalEstimate(
        value,
        Interval.of(
            method.confidence(),
            Math.max(least, Math.min(lower, value)),
            Math.min(greatest, Math.max(upper, value)),
            method.name()));
  }

  /** How limits were computed, and for which confidence of both sides together. */
  record Method(String name, double confidence) {}
}
