package org.mendlake.transforms.fold;

import java.time.Instant;
import java.util.Optional;

/**
 * A problem that depends on other records and can heal when these arrive.
 *
 * @param rule stable name of the rule
 * @param detail what was seen and what was done about it
 * @param eventId event at fault, if it is one in particular
 * @param source system that sent it
 * @param occurredAt when the event at fault happened
 * @param knownAt when the issue became known
 */
public record Issue(
    String rule,
    Severity severity,
    String detail,
    Optional<String> eventId,
    Optional<String> source,
    Instant occurredAt,
    Instant knownAt) {

  /** An issue of one event. */
  static Issue of(String rule, Severity severity, String detail, Envelope event) {
    return new Issue(
        rule,
        severity,
        detail,
        Optional.of(event.eventId()),
        Optional.of(event.source()),
        event.occurredAt(),
        event.knownAt());
  }
}
