package org.mendlake.ingestion.producing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    attribute(json, "time", occurredAt.toString());
    attribute(json, "recordedat", recordedAt.toString());
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

  private static void attribute(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"");
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }
}
