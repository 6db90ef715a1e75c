package org.mendlake.ingestion.parse;

import java.util.Optional;

/**
 * A record that is no valid event.
 *
 * @param reason one sentence: field, value (cut at 100 characters), expectation
 * @param field path of the field at fault, such as {@code data.lines[3].quantity}; empty when the
 *     whole record is
 * @param eventId id, if it could be read
 * @param eventType type, if it could be read
 * @param source source, if it could be read
 */
public record Rejection(
    Rule rule,
    String reason,
    Optional<String> field,
    Optional<String> eventId,
    Optional<String> eventType,
    Optional<String> source)
    implements Verdict {

  static Rejection of(Rule rule, String reason) {
    return new Rejection(
        rule, reason, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
