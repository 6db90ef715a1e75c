package org.mendlake.ingestion.simulation.stories;

import java.util.Optional;
import org.mendlake.ingestion.simulation.events.MachineEvent.Component;
import org.mendlake.ingestion.simulation.world.ComponentKind;
import org.mendlake.ingestion.simulation.world.FaultKind;

/** Something that brings a technician to the machine on a day. */
sealed interface Repair {
  /** Day of the visit, in days since 1970. */
  long day();

  /** Service at a number of operating hours. */
  record Maintenance(long day, int hours) implements Repair {}

  /** A fault apart from tracked components. */
  record Fault(long day, FaultKind kind) implements Repair {}

  /**
   * A tracked component is replaced.
   *
   * @param mode how it failed; empty when it was replaced before it did
   */
  record Replacement(
      long day, ComponentKind kind, Component removed, Component fitted, Optional<String> mode)
      implements Repair {}
}
