package org.mendlake.transforms.fold;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;

/**
 * Makes events for tests. What is not said is the same for every event, and a content hash is equal
 * exactly when the content is.
 */
public record EventBuilder(
    String type,
    String key,
    String id,
    String source,
    Op op,
    Optional<String> amends,
    OptionalLong sequence,
    Instant occurredAt,
    Instant knownAt,
    ZoneId zone) {

  /** A create. */
  public static EventBuilder event(String type, String key, String id) {
    return new EventBuilder(
        type,
        key,
        id,
        "workshop",
        Op.CREATE,
        Optional.empty(),
        OptionalLong.empty(),
        Instant.parse("2020-01-01T00:00:00Z"),
        Instant.parse("2020-02-01T00:00:00Z"),
        ZoneId.of("UTC"));
  }

  /** A create of the contract that a payload belongs to. */
  public static EventBuilder event(Class<? extends Record> payload, String key, String id) {
    String type =
        Contracts.declared().all().stream()
            .filter(contract -> contract.recordName().equals(payload.getSimpleName()))
            .map(Contract::type)
            .findFirst()
            .orElseThrow();
    return event(type, key, id);
  }

  /** The same event under another id. */
  public EventBuilder id(String other) {
    return new EventBuilder(
        type, key, other, source, op, amends, sequence, occurredAt, knownAt, zone);
  }

  public EventBuilder source(String other) {
    return new EventBuilder(type, key, id, other, op, amends, sequence, occurredAt, knownAt, zone);
  }

  public EventBuilder sequence(long number) {
    return new EventBuilder(
        type, key, id, source, op, amends, OptionalLong.of(number), occurredAt, knownAt, zone);
  }

  /** Says that it happened at this moment in this zone. */
  public EventBuilder at(String moment, String place) {
    return new EventBuilder(
        type,
        key,
        id,
        source,
        op,
        amends,
        sequence,
        Instant.parse(moment),
        knownAt,
        ZoneId.of(place));
  }

  /** Says on which day of 2020 it became known. */
  public EventBuilder known(int dayOfYear) {
    return known(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(86_400L * (dayOfYear - 1)));
  }

  public EventBuilder known(Instant moment) {
    return new EventBuilder(type, key, id, source, op, amends, sequence, occurredAt, moment, zone);
  }

  /** The same, as an amendment of that create. */
  public EventBuilder amending(String create) {
    return with(Op.AMEND, create);
  }

  /** The same, as a cancel of that create. */
  public EventBuilder cancelling(String create) {
    return with(Op.CANCEL, create);
  }

  private EventBuilder with(Op other, String create) {
    return new EventBuilder(
        type, key, id, source, other, Optional.of(create), sequence, occurredAt, knownAt, zone);
  }

  /** The event with this payload. */
  public Event saying(Record payload) {
    return event(Optional.of(payload));
  }

  /** The event with the payload that a table of one row with the names of the contract tells. */
  public Event saying(Class<? extends Record> payload, String table) {
    return saying(Payloads.read(payload, table).get(0));
  }

  /** The event without one. */
  public Event silent() {
    return event(Optional.empty());
  }

  private Event event(Optional<Record> payload) {
    List<?> content =
        List.of(type, key, id, source, op, amends, sequence, occurredAt, zone, payload);
    String hash =
        UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "");
    return new Event(
        new Envelope(id, source, type, key, sequence, occurredAt, knownAt, zone, op, amends, hash),
        payload);
  }
}
