package org.mendlake.ingestion.simulation.world;

import java.util.List;

/**
 * A warranty policy as it is sold in the second half of the window.
 *
 * @param kind standard or extended
 * @param months months of cover
 * @param hours operating hours at which cover ends
 * @param earlierHours the same in the first half
 */
public record Policy(String id, String name, String kind, int months, int hours, int earlierHours) {
  /** The policies, the commonest first. */
  public static final List<Policy> ALL =
      List.of(
          new Policy("W-STD", "Two years or 4,000 h", "standard", 24, 4_000, 3_000),
          new Policy("W-EXT", "Three years or 6,000 h", "extended", 36, 6_000, 6_000),
          new Policy("W-MIN", "Mining: one year or 3,000 h", "standard", 12, 3_000, 3_000));
}
