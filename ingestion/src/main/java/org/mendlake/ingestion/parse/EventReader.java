package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One pass over the bytes of one record. What it finds stands in its fields afterwards. */
final class EventReader {
  private static final int DEEPEST = 64;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final Map<String, EventType> types;
  private final StructParser envelope;
  private final int typePosition;
  private final byte[] value;

  final Object[] attributes;
  String typeName;
  EventType type;
  Object[] payload;
  boolean hasData;
  boolean isObject;

  /** The first rule that a single value breaks; null when none does. */
  Refusal refusal;

  private Set<String> extensions = Set.of();
  private long deferred = -1;

  EventReader(Map<String, EventType> types, StructParser envelope, int typePosition, byte[] value) {
    this.types = types;
    this.envelope = envelope;
    this.typePosition = typePosition;
    this.value = value;
    this.attributes = new Object[envelope.size()];
  }

  /**
   * Reads the record.
   *
   * @throws IOException if it is not one JSON value
   */
  void read() throws IOException {
    try (JsonParser json = JSON.createParser(value)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw new IOException("it is empty");
      }
      isObject = first == JsonToken.START_OBJECT;
      if (isObject) {
        readAttributes(json);
      } else {
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw new IOException("more text follows the JSON value");
      }
    }
    if (deferred >= 0 && type != null) {
      try (JsonParser json =
          JSON.createParser(value, (int) deferred, value.length - (int) deferred)) {
        json.nextToken();
        payload = (Object[]) type.payload().parse(json);
      } catch (Refusal broken) {
        note(broken.under("data"));
      }
    }
  }

  private void readAttributes(JsonParser json) throws IOException {
    int guess = 0;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      int position = envelope.position(name, guess);
      if (position != StructParser.UNKNOWN) {
        readAttribute(position, json);
        guess = position + 1;
      } else if (name.equals("data")) {
        readData(json);
      } else {
        skipExtension(name, json);
      }
    }
  }

  private void readAttribute(int position, JsonParser json) throws IOException {
    try {
      if (attributes[position] != null) {
        throw Refusal.duplicateKey();
      }
      attributes[position] = envelope.parseField(position, json);
      if (position == typePosition) {
        typeName = json.getText();
        type = types.get(typeName);
      }
    } catch (Refusal broken) {
      noteAndSkip(broken.under(envelope.name(position)), json);
    }
  }

  private void readData(JsonParser json) throws IOException {
    if (hasData) {
      noteAndSkip(Refusal.duplicateKey().under("data"), json);
    } else if (type != null) {
      hasData = true;
      readPayload(json);
    } else {
      // The type, which says what the data must be, may still follow.
      hasData = true;
      deferred = json.currentTokenLocation().getByteOffset();
      json.skipChildren();
    }
  }

  private void readPayload(JsonParser json) throws IOException {
    try {
      payload = (Object[]) type.payload().parse(json);
    } catch (Refusal broken) {
      noteAndSkip(broken.under("data"), json);
    }
  }

  private void skipExtension(String name, JsonParser json) throws IOException {
    if (extensions.isEmpty()) {
      extensions = new HashSet<>();
    }
    if (!extensions.add(name)) {
      note(Refusal.duplicateKey().under(Refusal.cut(name)));
    }
    json.skipChildren();
  }

  private void note(Refusal broken) {
    if (refusal == null) {
      refusal = broken;
    }
  }

  /** Goes on behind the attribute that the refusal is about. */
  private void noteAndSkip(Refusal broken, JsonParser json) throws IOException {
    note(broken);
    while (json.getParsingContext().getNestingDepth() > 1) {
      json.nextToken();
    }
  }
}
