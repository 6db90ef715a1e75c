package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A valid event with its typed values, in the order of the declarations. A text is its UTF-8 bytes,
 * a whole number a {@code Long}, a decimal its unscaled {@code Long} at the declared scale, a day
 * an {@code Integer} since 1970-01-01, an instant a {@code Long} of microseconds, a struct or list
 * an {@code Object[]}; what is absent is null.
 */
public final class ParsedEvent implements Verdict {
  private final EventType type;
  private final Object[] envelope;
  private final Object[] payload;
  private final byte[] contentHash;

  ParsedEvent(EventType type, Object[] envelope, Object[] payload, byte[] contentHash) {
    this.type = type;
    this.envelope = envelope;
    this.payload = payload;
    this.contentHash = contentHash;
  }

  /** Event type, such as {@code visit.completed.v1}. */
  public String type() {
    return type.name();
  }

  /** Entity that the event is about, such as {@code visit}. */
  public String entity() {
    return type.entity();
  }

  /**
   * 32 hexadecimal characters over everything the event says: equal for the same event written down
   * differently, untouched by when it was recorded and who sent it.
   */
  public String contentHash() {
    return new String(contentHash, US_ASCII);
  }

  EventType declared() {
    return type;
  }

  Object[] envelope() {
    return envelope;
  }

  Object[] payload() {
    return payload;
  }

  byte[] hashBytes() {
    return contentHash;
  }
}
