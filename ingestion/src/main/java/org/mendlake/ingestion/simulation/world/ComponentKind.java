package org.mendlake.ingestion.simulation.world;

import java.util.List;

/**
 * A component that is tracked by its serial number.
 *
 * @param partId part number
 * @param name of the part
 * @param positions where it is fitted; one component each
 * @param path system and part of its defect codes
 * @param modes how it fails, the commonest first
 * @param shape Weibull shape of its life in operating hours
 * @param scaleHours Weibull scale of its life in operating hours
 * @param price in hundredths of a yuan
 * @param preventiveHours age at which it is replaced before it fails; 0 for never
 * @param suppliers who makes it
 */
public record ComponentKind(
    String partId,
    String name,
    List<String> positions,
    String path,
    List<String> modes,
    double shape,
    double scaleHours,
    long price,
    int preventiveHours,
    List<String> suppliers) {
  public ComponentKind {
    positions = List.copyOf(positions);
    modes = List.copyOf(modes);
    suppliers = List.copyOf(suppliers);
  }
}
