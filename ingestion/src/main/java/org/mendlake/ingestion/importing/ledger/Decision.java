package org.mendlake.ingestion.importing.ledger;

import java.time.Instant;
import java.util.Optional;

/** What a row is to the ones imported before. */
public sealed interface Decision {

  /**
   * An event to send.
   *
   * @param op create, amend or cancel
   * @param amends id of the create, for an amend or a cancel
   */
  record Send(String op, String id, Optional<String> amends, Instant recordedAt)
      implements Decision {}

  /** Sent by an earlier import and still the same. */
  record Unchanged() implements Decision {}

  /** The same record stands in this file already. */
  record Duplicate() implements Decision {}

  /** The same key stands in this file already, with other content. */
  record Conflict(long firstLine) implements Decision {}
}
