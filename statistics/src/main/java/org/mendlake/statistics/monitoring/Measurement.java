package org.mendlake.statistics.monitoring;

import java.util.Optional;

/**
 * A measured value of a series, such as days to repair.
 *
 * @param value finite, in any unit
 * @param exclusion why the chart passes it by: the special cause found and removed
 */
public record Measurement(double value, Optional<String> exclusion) {
  public Measurement {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Cannot chart " + value + ": it is not finite");
    }
    Exclusions.requireReason("a measurement", exclusion);
  }

  /** A measurement that takes part. */
  public static Measurement of(double value) {
    return new Measurement(value, Optional.empty());
  }
}
