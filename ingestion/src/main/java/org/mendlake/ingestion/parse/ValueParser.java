package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.Serializable;
import org.mendlake.lake.Canonical;
import org.mendlake.schema.FieldType;

/** Reads, checks and renders values of one declared type. */
interface ValueParser extends Serializable {

  /**
   * Reads the value that the JSON parser stands on, and leaves it on the value's last token.
   *
   * @return the typed value as {@link ParsedEvent} describes it, never null
   */
  Object parse(JsonParser json) throws IOException, Refusal;

  /** Renders such a value for the content hash. */
  void render(Object value, Canonical canonical);

  /** The parser of a declared type. */
  static ValueParser of(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text.format() == FieldType.Format.ZONE_ID ? new ZoneParser() : new TextParser(text);
    } else if (type instanceof FieldType.Whole whole) {
      return new WholeParser(whole.minimum(), whole.maximum());
    } else if (type instanceof FieldType.Decimal decimal) {
      return new DecimalParser(decimal.scale(), decimal.minimum(), decimal.maximum());
    } else if (type instanceof FieldType.Truth) {
      return new TruthParser();
    } else if (type instanceof FieldType.Day) {
      return new DayParser();
    } else if (type instanceof FieldType.Moment) {
      return new MomentParser();
    } else if (type instanceof FieldType.Sequence list) {
      return new ListParser(of(list.element()), list.minItems(), list.maxItems());
    }
    return new StructParser((FieldType.Struct) type);
  }
}
