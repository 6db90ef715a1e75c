package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.ingestion.parse.EventParser;
import org.mendlake.ingestion.parse.Rejection;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.schema.Contracts;

/**
 * Makes a record that replaces a quarantined one: the same bytes, or corrected ones, with {@code
 * fixes} naming the old record. Subject and {@code recordedat} decide Kafka's key and timestamp; an
 * event without {@code recordedat} is recorded now.
 */
public final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contracts contracts = Contracts.declared();
  private final Topics topics;
  private final EventParser parser;
  private final Clock clock;

  /** Replays into these topics. */
  public Replay(Topics topics, Clock clock) {
    this.topics = topics;
    this.parser = EventParser.declared(topics);
    this.clock = clock;
  }

  /**
   * The record that replaces a quarantined one.
   *
   * @param old the record in quarantine
   * @param event the corrected event as JSON; the stored one when it is the record's own value
   * @param file where the correction comes from
   * @throws IllegalArgumentException if it still breaks a rule, with the reason
   */
  public OutgoingRecord of(Position old, String event, Optional<String> file) {
    JsonNode json = read(old, event);
    String text = event.strip();
    if (json.has("fixes") && !json.get("fixes").asText().equals(old.toString())) {
      throw cannot(old, "it fixes " + json.get("fixes").asText() + " already");
    }
    if (!json.has("fixes")) {
      text = with(text, "fixes", old.toString());
    }
    String recordedAt = json.path("recordedat").asText();
    if (!json.has("recordedat")) {
      recordedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
      text = with(text, "recordedat", recordedAt);
    }
    String key = json.path("subject").asText();
    String topic =
        contracts
            .ofType(json.path("type").asText())
            .map(contract -> topics.of(contract.entity()))
            .orElse(old.topic());
    byte[] value = text.getBytes(UTF_8);
    long millis = millis(recordedAt);
    if (parser.parse(new Delivery(topic, key.getBytes(UTF_8), value, millis))
        instanceof Rejection still) {
      throw cannot(old, "it breaks " + still.rule().column() + ": " + still.reason());
    }
    return new OutgoingRecord(
        topic, Optional.of(key), value, millis, file, OptionalLong.empty(), Optional.empty());
  }

  private static JsonNode read(Position old, String event) {
    try {
      JsonNode json = JSON.readTree(event);
      if (json instanceof com.fasterxml.jackson.databind.node.ObjectNode && !json.isEmpty()) {
        return json;
      }
      throw cannot(old, "it is no event");
    } catch (JsonProcessingException malformed) {
      throw cannot(old, "it is not JSON: " + malformed.getOriginalMessage());
    }
  }

  /** Puts an attribute in front: every other byte stays as it was written. */
  private static String with(String object, String name, String value) {
    return "{\"" + name + "\":" + JSON.valueToTree(value) + "," + object.substring(1);
  }

  /** The parser says what is wrong with a moment that cannot be read. */
  private static long millis(String moment) {
    try {
      return OffsetDateTime.parse(moment).toInstant().toEpochMilli();
    } catch (DateTimeException unreadable) {
      return 0;
    }
  }

  private static IllegalArgumentException cannot(Position old, String why) {
    return new IllegalArgumentException(
        "Cannot replay " + old + ": " + why + "; correct it and hand it over with --file");
  }
}
