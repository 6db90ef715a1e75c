package org.mendlake.ingestion.parse;

import java.util.Locale;

/** What a record alone can break; the names are stable, quarantine keeps them. */
public enum Rule {
  /** A row of a file that its mapping could not turn into an event. */
  UNMAPPED_ROW,
  /** Not JSON, not UTF-8, too deep, or a key stands twice. */
  UNPARSABLE,
  /** JSON without the envelope of CloudEvents 1.0. */
  NOT_AN_EVENT,
  /** No contract has this type. */
  UNKNOWN_TYPE,
  /** The type belongs to the topic of another entity. */
  WRONG_TOPIC,
  MISSING_FIELD,
  /** Another JSON type than the contract says; null is one. */
  WRONG_TYPE,
  UNKNOWN_FIELD,
  /** A number, length, list size or choice outside its bounds. */
  OUT_OF_RANGE,
  /** Not a date, an instant or a time zone. */
  INVALID_FORMAT,
  /** The Kafka key is not the subject. */
  KEY_MISMATCH,
  /** The Kafka timestamp is not {@code recordedat}. */
  RECORDED_AT_MISMATCH,
  OP_WITHOUT_AMENDS,
  AMENDS_WITHOUT_OP;

  /** Name in the column {@code rule} of the quarantine. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
