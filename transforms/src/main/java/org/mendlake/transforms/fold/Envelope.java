package org.mendlake.transforms.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What every event carries around its payload.
 *
 * @param eventId identity within source and entity key
 * @param sequence counts the events of the source about the entity, if the source counts
 * @param amends id of the create that this event amends or cancels
 * @param contentHash equal content, equal hash
 */
public record Envelope(
    String eventId,
    String source,
    String type,
    String entityKey,
    OptionalLong sequence,
    Instant occurredAt,
    Instant knownAt,
    ZoneId zone,
    Op op,
    Optional<String> amends,
    String contentHash) {

  /** The day on which it happened, where it happened. */
  public LocalDate localDate() {
    return occurredAt.atZone(zone).toLocalDate();
  }
}
