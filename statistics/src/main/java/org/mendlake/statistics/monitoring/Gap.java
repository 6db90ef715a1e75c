package org.mendlake.statistics.monitoring;

import java.util.Optional;

/**
 * What passed from one rare event to the next.
 *
 * @param size units without the event, or time
 * @param exclusion why it is no part of the baseline
 */
public record Gap(double size, Optional<String> exclusion) {
  public Gap {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException(
          "Cannot chart a gap of " + size + ": it is finite and not negative");
    }
    Exclusions.requireReason("a gap", exclusion);
  }

  /** A gap that takes part in the baseline. */
  public static Gap of(double size) {
    return new Gap(size, Optional.empty());
  }
}
