package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A value breaks a rule; travels up to the envelope and gathers its path on the way. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_VALUE = 100;

  private final Rule rule;
  private final String says;
  private String path = "";

  /**
   * A refusal.
   *
   * @param says the rest of the sentence that begins with the path
   */
  Refusal(Rule rule, String says) {
    super(says, null, false, false);
    this.rule = rule;
    this.says = says;
  }

  static Refusal wrongType(JsonParser json, String expected) throws IOException {
    return new Refusal(Rule.WRONG_TYPE, "is " + value(json) + ", expected " + expected);
  }

  static Refusal outOfRange(JsonParser json, String expected) throws IOException {
    return new Refusal(Rule.OUT_OF_RANGE, "is " + value(json) + ", expected " + expected);
  }

  static Refusal invalidFormat(JsonParser json, String expected) throws IOException {
    return new Refusal(Rule.INVALID_FORMAT, "is " + value(json) + ", expected " + expected);
  }

  static Refusal duplicateKey() {
    return new Refusal(Rule.UNPARSABLE, "stands twice in one JSON object");
  }

  static Refusal unpairedSurrogate() {
    return new Refusal(Rule.UNPARSABLE, "holds half of a surrogate pair, which is no character");
  }

  /** The same refusal, one level up. */
  Refusal under(String name) {
    path = path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path;
    return this;
  }

  /** The same refusal, one list up. */
  Refusal at(int index) {
    return under("[" + index + "]");
  }

  Rule rule() {
    return rule;
  }

  String path() {
    return path;
  }

  String reason() {
    return path + " " + says;
  }

  private static String value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "\"" + cut(json.getText()) + "\"";
      default -> cut(json.getText());
    };
  }

  /** At most 100 characters of a text, none of them a control character or half a pair. */
  static String cut(String text) {
    int end = Math.min(text.length(), LONGEST_VALUE);
    StringBuilder shown = new StringBuilder(end + 3);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < end
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        shown.append(c).append(text.charAt(++i));
      } else {
        shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return end < text.length() ? shown.append("...").toString() : shown.toString();
  }
}
