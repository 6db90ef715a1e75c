package org.mendlake.ingestion.producing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A CloudEvents 1.0 envelope, written as structured JSON with its attributes always in the same
 * order: equal events are equal bytes.
 *
 * @param occurredAt when it happened
 * @param recordedAt when the maker's first server accepted it
 * @param op create, amend or cancel
 * @param amends id of the create that an amend or cancel refers to
 */
public record EventText(
    String type,
    String source,
    String id,
    String subject,
    Instant occurredAt,
    Instant recordedAt,
    String zone,
    String op,
    Optional<String> amends) {

  /** The event with its payload, which must be JSON in UTF-8; without one for a cancel. */
  public byte[] withData(Optional<byte[]> data) {
    StringBuilder json = new StringBuilder(320);
    json.append("{\"specversion\":\"1.0\"");
    attribute(json, "id", id);
    attribute(json, "source", source);
    attribute(json, "type", type);
    attribute(json, "subject", subject);
    attribute(json, "time", utc(occurredAt));
    attribute(json, "recordedat", utc(recordedAt));
    attribute(json, "zone", zone);
    attribute(json, "op", op);
    amends.ifPresent(create -> attribute(json, "amends", create));
    if (data.isPresent()) {
      json.append(",\"data\":");
    }
    byte[] head = json.toString().getBytes(StandardCharsets.UTF_8);
    byte[] payload = data.orElse(new byte[0]);
    byte[] event = new byte[head.length + payload.length + 1];
    System.arraycopy(head, 0, event, 0, head.length);
    System.arraycopy(payload, 0, event, head.length, payload.length);
    event[event.length - 1] = '}';
    return event;
  }

  /** As {@code Instant.toString()}, which a formatter makes five times as slow. */
  static String utc(Instant instant) {
    LocalDateTime moment = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(24).append(moment.toLocalDate());
    text.append('T');
    digits(text, moment.getHour(), 2).append(':');
    digits(text, moment.getMinute(), 2).append(':');
    digits(text, moment.getSecond(), 2);
    int millis = instant.getNano() / 1_000_000;
    if (millis > 0) {
      digits(text.append('.'), millis, 3);
    }
    return text.append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String plain = Integer.toString(number);
    return text.append("0".repeat(width - plain.length())).append(plain);
  }

  private static void attribute(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"");
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }
}
