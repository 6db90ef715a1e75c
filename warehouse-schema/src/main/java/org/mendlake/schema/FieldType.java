package org.mendlake.schema;

import java.math.BigDecimal;
import java.util.List;

/** Type of a field of an event: the closed subset of JSON Schema that a contract may use. */
public sealed interface FieldType {

  /** Spark SQL type of the silver column that holds the field. */
  String sqlType();

  /**
   * Text.
   *
   * @param minLength least number of Unicode code points
   * @param maxLength greatest number of Unicode code points
   * @param allowed the closed list of values, empty when any text is allowed
   * @param format what the text must be besides
   */
  record Text(int minLength, int maxLength, List<String> allowed, Format format)
      implements FieldType {
    public Text {
      allowed = List.copyOf(allowed);
    }

    @Override
    public String sqlType() {
      return "STRING";
    }
  }

  /** What a text must be besides its length. */
  enum Format {
    ANY,
    ZONE_ID
  }

  /** Whole number within inclusive bounds. */
  record Whole(long minimum, long maximum) implements FieldType {
    @Override
    public String sqlType() {
      return "BIGINT";
    }
  }

  /**
   * Exact decimal number within inclusive bounds.
   *
   * @param scale greatest number of decimal places
   */
  record Decimal(int scale, BigDecimal minimum, BigDecimal maximum) implements FieldType {
    /** Total digits of every decimal column: wide enough for sums of 10^9 rows in longs. */
    public static final int PRECISION = 18;

    @Override
    public String sqlType() {
      return "DECIMAL(" + PRECISION + "," + scale + ")";
    }
  }

  /** True or false. */
  record Truth() implements FieldType {
    @Override
    public String sqlType() {
      return "BOOLEAN";
    }
  }

  /** Calendar day, {@code yyyy-MM-dd}. */
  record Day() implements FieldType {
    @Override
    public String sqlType() {
      return "DATE";
    }
  }

  /** Instant, RFC 3339 with an offset; truncated to milliseconds at entry. */
  record Moment() implements FieldType {
    @Override
    public String sqlType() {
      return "TIMESTAMP";
    }
  }

  /** Object of named fields, in the order of the declaration. */
  record Struct(List<Field> fields) implements FieldType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String sqlType() {
      StringBuilder sql = new StringBuilder("STRUCT<");
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        sql.append(i == 0 ? "" : ", ")
            .append('`')
            .append(field.column())
            .append("`: ")
            .append(field.type().sqlType());
      }
      return sql.append('>').toString();
    }
  }

  /** List of elements of one type. */
  record Sequence(FieldType element, int minItems, int maxItems) implements FieldType {
    @Override
    public String sqlType() {
      return "ARRAY<" + element.sqlType() + ">";
    }
  }
}
