package org.mendlake.ingestion.simulation.reports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.mendlake.ingestion.parse.Rule;

/**
 * A way to spoil a good record so that it breaks exactly one rule. The text is the record's value
 * with every byte as one character.
 */
enum Fault {
  CUT(Rule.UNPARSABLE, "The text ends in the middle"),
  NO_UTF8(Rule.UNPARSABLE, "A byte is no UTF-8"),
  REPEATED_KEY(Rule.UNPARSABLE, "An attribute stands twice"),
  NO_ENVELOPE(Rule.NOT_AN_EVENT, "The payload travels without its envelope"),
  IN_A_LIST(Rule.NOT_AN_EVENT, "The event stands in a list"),
  NEWER_TYPE(Rule.UNKNOWN_TYPE, "The type is of a release that nobody declared"),
  OTHER_TOPIC(Rule.WRONG_TOPIC, "The record was sent to the topic of another entity"),
  NO_ZONE(Rule.MISSING_FIELD, "The zone is missing"),
  NO_DATA(Rule.MISSING_FIELD, "The payload is missing"),
  NUMBER_AS_TEXT(Rule.WRONG_TYPE, "The sequence is a text"),
  EXTRA_FIELD(Rule.UNKNOWN_FIELD, "The payload has a field that the contract lacks"),
  OTHER_OP(Rule.OUT_OF_RANGE, "The operation is none of the three"),
  NO_ZONE_ID(Rule.INVALID_FORMAT, "The zone is none of IANA's"),
  NO_INSTANT(Rule.INVALID_FORMAT, "The time lacks its offset"),
  OTHER_KEY(Rule.KEY_MISMATCH, "The Kafka key is not the subject"),
  OTHER_TIMESTAMP(Rule.RECORDED_AT_MISMATCH, "The Kafka timestamp is not the recording time"),
  AMENDS_NOTHING(Rule.OP_WITHOUT_AMENDS, "An amendment names no event"),
  CREATE_AMENDS(Rule.AMENDS_WITHOUT_OP, "A creation names an event to amend"),
  NEGATIVE_HOURS(Rule.OUT_OF_RANGE, "The meter shows negative hours", "\"meter_hours\":"),
  NEGATIVE_AMOUNT(Rule.OUT_OF_RANGE, "A claimed amount is negative", "\"claimed_amount\":"),
  IMPOSSIBLE_DAY(Rule.INVALID_FORMAT, "A date is 30 February", "_on\":\""),
  SEVERITY_NINE(Rule.OUT_OF_RANGE, "A severity is 9 on a scale to 5", "\"severity\":"),
  NEGATIVE_SEQUENCE(Rule.OUT_OF_RANGE, "The sequence is negative", "\"sequence\":");

  private final Rule rule;
  private final String why;

  /** What the value must contain to be spoilt so; only impossible values need something. */
  private final Optional<String> needs;

  Fault(Rule rule, String why) {
    this(rule, why, Optional.empty());
  }

  Fault(Rule rule, String why, String needs) {
    this(rule, why, Optional.of(needs));
  }

  Fault(Rule rule, String why, Optional<String> needs) {
    this.rule = rule;
    this.why = why;
    this.needs = needs;
  }

  Rule rule() {
    return rule;
  }

  String why() {
    return why;
  }

  /** The bytes of a value as characters. */
  static String text(byte[] value) {
    return new String(value, ISO_8859_1);
  }

  /** Whether the spoilt value is still JSON that any reader understands. */
  boolean isJson() {
    return this != CUT && this != NO_UTF8 && this != REPEATED_KEY;
  }

  /** Whether the form is at fault rather than a value. */
  boolean isMalformed() {
    return needs.isEmpty();
  }

  /** Whether a value can be spoilt in this way. */
  boolean fits(String text) {
    return needs.filter(part -> !text.contains(part)).isEmpty()
        && (this != NEGATIVE_AMOUNT || text.contains("claim.submitted"));
  }

  /** The spoilt record. */
  Spoilt spoil(Spoilt good) {
    String text = text(good.value());
    String bad =
        switch (this) {
          case CUT -> text.substring(0, text.length() * 2 / 3);
          case NO_UTF8 -> text.replaceFirst("\"zone\":\"", "\"zone\":\"\u00FF");
          case REPEATED_KEY -> text.replaceFirst("\"zone\":", "\"id\":\"again\",\"zone\":");
          case NO_ENVELOPE -> text.substring(text.indexOf("\"data\":") + 7, text.length() - 1);
          case IN_A_LIST -> "[" + text + "]";
          case NEWER_TYPE -> text.replaceFirst("\\.v1\"", ".v9\"");
          case NO_ZONE -> text.replaceFirst("\"zone\":\"[^\"]*\",", "");
          case NO_DATA -> text.substring(0, text.indexOf(",\"data\":")) + "}";
          case NUMBER_AS_TEXT -> text.replaceFirst("\"sequence\":(\\d+)", "\"sequence\":\"$1\"");
          case EXTRA_FIELD -> text.replaceFirst("\"data\":\\{", "\"data\":{\"colour\":\"yellow\",");
          case OTHER_OP -> text.replaceFirst("\"op\":\"create\"", "\"op\":\"update\"");
          case NO_ZONE_ID -> text.replaceFirst("\"zone\":\"[^\"]*\"", "\"zone\":\"Mars/Olympus\"");
          case NO_INSTANT -> text.replaceFirst("(\"time\":\"[^Z]*)Z\"", "$1\"");
          case AMENDS_NOTHING -> text.replaceFirst("\"op\":\"create\"", "\"op\":\"amend\"");
          case CREATE_AMENDS ->
              text.replaceFirst("\"op\":\"create\"", "\"op\":\"create\",\"amends\":\"0\"");
          case OTHER_TOPIC, OTHER_KEY, OTHER_TIMESTAMP -> text;
          case IMPOSSIBLE_DAY -> text.replaceFirst("_on\":\"\\d{4}-..-..", "_on\":\"2023-02-30");
          case SEVERITY_NINE -> text.replaceFirst("\"severity\":\\d", "\"severity\":9");
          case NEGATIVE_HOURS, NEGATIVE_AMOUNT ->
              text.replaceFirst(needs.orElseThrow() + "[\\d.]+", needs.orElseThrow() + "-8.5");
          case NEGATIVE_SEQUENCE -> text.replaceFirst("\"sequence\":", "\"sequence\":-");
        };
    return new Spoilt(
        this == OTHER_TOPIC ? (good.entity().equals("case") ? "visit" : "case") : good.entity(),
        this == OTHER_KEY ? good.key() + "x" : good.key(),
        this == OTHER_TIMESTAMP ? good.timestamp() + 1 : good.timestamp(),
        bad.getBytes(ISO_8859_1));
  }

  /** A record before and after. */
  @SuppressWarnings("ArrayRecordComponent") // A carrier of bytes, never compared.
  record Spoilt(String entity, String key, long timestamp, byte[] value) {}
}
