package org.mendlake.statistics.monitoring;

import java.util.Optional;

/**
 * What was counted in one period or lot.
 *
 * @param count defective items or defects
 * @param size items inspected or exposure, such as machine-months; 0 where there was nothing to
 *     count
 * @param exclusion why it is no part of the baseline: the special cause found and removed
 */
public record Subgroup(long count, double size, Optional<String> exclusion) {
  public Subgroup {
    if (count < 0 || !(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException(
          "Cannot chart %d in a size of %s: neither is negative, and both are finite"
              .formatted(count, size));
    }
    if (size == 0 && count > 0) {
      throw new IllegalArgumentException(
          "Cannot chart " + count + " in a size of 0: something was counted where nothing was");
    }
    Exclusions.requireReason("a subgroup", exclusion);
  }

  /** A subgroup that takes part in the baseline. */
  public static Subgroup of(long count, double size) {
    return new Subgroup(count, size, Optional.empty());
  }

  /** A subgroup left out of the baseline, with the special cause that was found. */
  public static Subgroup excluded(long count, double size, String reason) {
    return new Subgroup(count, size, Optional.of(reason));
  }
}
