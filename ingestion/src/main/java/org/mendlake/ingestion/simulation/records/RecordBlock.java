package org.mendlake.ingestion.simulation.records;

import java.util.Base64;
import org.mendlake.ingestion.simulation.events.JsonBytes;

/**
 * Records as lines of JSON: {@code {"topic":...,"key":...,"timestamp":...,"value":{...}}}. A value
 * that is no JSON stands in {@code base64} instead.
 */
public final class RecordBlock {
  private static final int CAPACITY = 1 << 20;

  private final JsonBytes lines = new JsonBytes(CAPACITY);
  private final String beginning;
  private int size;

  /** A block without records, for topics with the prefix. */
  public RecordBlock(String topicPrefix) {
    beginning = "{\"topic\":\"" + topicPrefix + ".";
  }

  /** Begins a record; its value is to be written next, as one JSON value on one line. */
  public JsonBytes begin(String entity, String key, long timestamp) {
    lines.raw(beginning).raw(entity).raw("\"").text("key", key).whole("timestamp", timestamp);
    return lines.name("value");
  }

  /** Ends the record. */
  public void end() {
    lines.raw("}\n");
    size++;
  }

  /** Ends a record whose value is no JSON on one line. */
  public void endUnreadable(byte[] value) {
    lines
        .truncate(lines.length() - "\"value\":".length())
        .raw("\"base64\":\"")
        .raw(Base64.getEncoder().encode(value))
        .raw("\"");
    end();
  }

  /** Number of records. */
  public int size() {
    return size;
  }

  /** Length of the lines. */
  public int bytes() {
    return lines.length();
  }

  /** The array that holds the lines, up to {@link #bytes}. */
  byte[] array() {
    return lines.array();
  }
}
