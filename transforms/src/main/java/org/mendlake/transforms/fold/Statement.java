package org.mendlake.transforms.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a source states now: a create with the payload and time of the amendment that holds, if one
 * does. Apart from {@code knownAt} it equals the statement that would stand if the create had come
 * right.
 *
 * @param eventId id of the create
 * @param source system that sent it
 * @param statedAt when the create became known; orders statements
 * @param occurredAt when it happened, as amended
 * @param zone where it happened, as amended
 * @param knownAt when the last event that shaped it became known
 */
public record Statement<T extends Record>(
    String eventId,
    String source,
    Instant statedAt,
    T payload,
    Instant occurredAt,
    ZoneId zone,
    Instant knownAt) {

  /**
   * Which of two statements came first. Ties go by identity and not by content hash: an amendment
   * changes the content that holds, and must not change the order.
   */
  public static final Comparator<Statement<?>> ORDER =
      Comparator.<Statement<?>, Instant>comparing(Statement::statedAt)
          .thenComparing(Statement::source)
          .thenComparing(Statement::eventId);

  /** The day on which it happened, where it happened. */
  public LocalDate localDate() {
    return occurredAt.atZone(zone).toLocalDate();
  }

  /** An issue of this statement. */
  public Issue issue(String rule, Severity severity, String detail) {
    return new Issue(
        rule, severity, detail, Optional.of(eventId), Optional.of(source), occurredAt, knownAt);
  }

  /** The same statement with its payload as a type that it is known to have. */
  <S extends Record> Statement<S> as(Class<S> type) {
    return new Statement<>(
        eventId, source, statedAt, type.cast(payload), occurredAt, zone, knownAt);
  }
}
