package org.mendlake.ingestion.producing;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record on its way to Kafka.
 *
 * @param topic name of the topic
 * @param key business key of the entity; absent for a row that is no event
 * @param value the event as JSON, or the raw row
 * @param recordedAt the Kafka timestamp, milliseconds since 1970
 * @param file file that it was imported from; absent for what was an event from the start
 * @param line line of that file; absent for what stands on no line
 * @param unmapped why the row is no event, when it is none
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere; a list would box every byte.
public record OutgoingRecord(
    String topic,
    Optional<String> key,
    byte[] value,
    long recordedAt,
    Optional<String> file,
    OptionalLong line,
    Optional<String> unmapped) {

  /** A record that was an event from the start. */
  public static OutgoingRecord event(
      String topic, Optional<String> key, byte[] value, long recordedAt) {
    return new OutgoingRecord(
        topic, key, value, recordedAt, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }
}
