package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.mendlake.lake.Canonical;
import org.mendlake.schema.FieldType;

/** Text of a bounded length, or one of a closed list. */
final class TextParser implements ValueParser {
  private static final long serialVersionUID = 1L;

  private final int shortest;
  private final int longest;
  private final byte[][] allowed;
  private final String expectation;

  TextParser(FieldType.Text type) {
    this.shortest = type.minLength();
    this.longest = type.maxLength();
    List<String> values = type.allowed();
    this.allowed = values.stream().map(value -> value.getBytes(UTF_8)).toArray(byte[][]::new);
    this.expectation =
        values.isEmpty()
            ? "a text of " + shortest + " to " + longest + " characters"
            : "one of " + String.join(", ", values);
  }

  @Override
  public Object parse(JsonParser json) throws IOException, Refusal {
    byte[] text = read(json, expectation);
    if (allowed.length > 0) {
      return choice(json, text);
    }
    // A character is one to four bytes: most texts need no counting.
    if (text.length < 4 * shortest || text.length > longest) {
      int length = Utf8.codePoints(text);
      if (length < shortest || length > longest) {
        throw Refusal.outOfRange(json, expectation);
      }
    }
    return text;
  }

  /** UTF-8 of the text that the JSON parser stands on. */
  static byte[] read(JsonParser json, String expectation) throws IOException, Refusal {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw Refusal.wrongType(json, expectation);
    }
    char[] chars = json.getTextCharacters();
    byte[] text = Utf8.encode(chars, json.getTextOffset(), json.getTextLength());
    if (text == null) {
      throw Refusal.unpairedSurrogate();
    }
    return text;
  }

  private byte[] choice(JsonParser json, byte[] text) throws IOException, Refusal {
    for (byte[] value : allowed) {
      if (Arrays.equals(value, text)) {
        return value;
      }
    }
    throw Refusal.outOfRange(json, expectation);
  }

  @Override
  public void render(Object value, Canonical canonical) {
    canonical.text((byte[]) value);
  }
}
