package org.mendlake.schema.docs;

import java.math.BigDecimal;
import org.mendlake.schema.FieldType;

/** The type of an event's field in words. */
final class TypeWords {
  private TypeWords() {}

  static String of(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text(text);
    } else if (type instanceof FieldType.Whole whole) {
      return "whole number, " + whole.minimum() + " to " + whole.maximum();
    } else if (type instanceof FieldType.Decimal decimal) {
      return "number with " + decimals(decimal.scale()) + ", " + bounds(decimal);
    } else if (type instanceof FieldType.Truth) {
      return "true or false";
    } else if (type instanceof FieldType.Day) {
      return "day, yyyy-MM-dd";
    } else if (type instanceof FieldType.Moment) {
      return "instant, RFC 3339 with offset";
    } else if (type instanceof FieldType.Sequence list) {
      return "list of " + list.minItems() + " to " + list.maxItems();
    }
    return "object";
  }

  private static String text(FieldType.Text text) {
    if (!text.allowed().isEmpty()) {
      return "one of " + String.join(", ", text.allowed());
    }
    String words = "text, " + text.minLength() + " to " + text.maxLength() + " characters";
    return text.format() == FieldType.Format.ZONE_ID ? words + ", an IANA zone" : words;
  }

  private static String decimals(int scale) {
    return scale == 1 ? "1 decimal" : scale + " decimals";
  }

  private static String bounds(FieldType.Decimal decimal) {
    return plain(decimal.minimum()) + " to " + plain(decimal.maximum());
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
