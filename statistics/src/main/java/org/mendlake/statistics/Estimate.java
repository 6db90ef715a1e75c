package org.mendlake.statistics;

import java.util.Optional;

/**
 * An estimated value with what is known of its error.
 *
 * @param value in the unit of what is estimated, finite
 * @param standardError in the same unit, where the method gives one
 * @param interval limits that enclose the value
 */
public record Estimate(double value, Optional<Double> standardError, Interval interval) {
  public Estimate {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Cannot use " + value + " as an estimate: not finite");
    }
    standardError.ifPresent(
        error -> {
          if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Cannot use " + error + " as a standard error");
          }
        });
  }
}
