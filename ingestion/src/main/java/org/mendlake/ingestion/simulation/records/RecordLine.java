package org.mendlake.ingestion.simulation.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.mendlake.ingestion.producing.OutgoingRecord;

/** Reads a line of {@link RecordBlock}. */
final class RecordLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String EXPECTED =
      "expected topic, key, timestamp, and value or base64 at the end";

  private RecordLine() {}

  /**
   * The record of a line.
   *
   * @param bytes what holds the line
   * @param from where it begins
   * @param to where its line feed stands
   * @throws IOException if it is no such line
   */
  static OutgoingRecord read(byte[] bytes, int from, int to) throws IOException {
    String topic = null;
    Optional<String> key = Optional.empty();
    long timestamp = 0;
    byte[] value = null;
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      json.nextToken();
      while (value == null && json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken token = json.nextToken();
        switch (field) {
          case "topic" -> topic = json.getText();
          case "key" ->
              key = token == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(json.getText());
          case "timestamp" -> timestamp = json.getLongValue();
          case "value" -> value = rest(bytes, json, from, to);
          case "base64" -> value = json.getBinaryValue();
          default -> throw new IOException("it has a field '" + field + "'; " + EXPECTED);
        }
      }
    } catch (JsonProcessingException malformed) {
      throw new IOException("it is no JSON: " + malformed.getOriginalMessage(), malformed);
    }
    if (topic == null || value == null) {
      throw new IOException(EXPECTED);
    }
    return OutgoingRecord.event(topic, key, value, timestamp);
  }

  /** The value as it stands, from where it begins to the last brace of the line. */
  private static byte[] rest(byte[] bytes, JsonParser json, int from, int to) throws IOException {
    int start = from + (int) json.currentTokenLocation().getByteOffset();
    int end = to;
    while (end > start && bytes[end - 1] != '}') {
      end--;
    }
    if (end == start) {
      throw new IOException(EXPECTED);
    }
    return Arrays.copyOfRange(bytes, start, end - 1);
  }
}
