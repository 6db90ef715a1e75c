package org.mendlake.statistics.monitoring;

import java.util.Optional;

/** Why something is no part of a baseline or passed by on a chart. */
final class Exclusions {
  private Exclusions() {}

  /**
   * Checks that what is excluded says why.
   *
   * @param thing such as "a gap"
   */
  static void requireReason(String thing, Optional<String> exclusion) {
    if (exclusion.isPresent() && exclusion.get().isBlank()) {
      throw new IllegalArgumentException(
          "Cannot exclude %s without a reason: state the special cause".formatted(thing));
    }
  }
}
