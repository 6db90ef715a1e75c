package org.mendlake.ingestion.simulation.events;

import java.util.Optional;
import org.mendlake.ingestion.simulation.world.Chance;

/** What an event says, apart from its envelope; days are days since 1970, amounts whole numbers. */
public interface Payload {
  /** Its contract. */
  String type();

  /** Writes the payload as one JSON object. */
  void write(JsonBytes json);

  /**
   * The same with an honest mistake in it, as it might be reported first and amended later, or
   * stand in a conflicting copy; empty for what is never mistaken. Keys are never mistaken.
   */
  default Optional<Payload> mistaken(Chance chance) {
    return Optional.empty();
  }
}
