package org.mendlake.ingestion.parse;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/** Turns a value of {@link ParsedEvent} into Spark's internal form, reusing its arrays. */
sealed interface SparkValue extends Serializable {

  /** The value as Spark holds it; null stays null. */
  Object of(Object value);

  static SparkValue of(FieldType type) {
    if (type instanceof FieldType.Text) {
      return new Text();
    } else if (type instanceof FieldType.Decimal decimal) {
      return new Fixed(decimal.scale());
    } else if (type instanceof FieldType.Struct struct) {
      return new Nested(
          struct.fields().stream().map(Field::type).map(SparkValue::of).toArray(SparkValue[]::new));
    } else if (type instanceof FieldType.Sequence list) {
      return new Many(of(list.element()));
    }
    return new Same();
  }

  /** Whole numbers, truth values, days and instants are the same on both sides. */
  record Same() implements SparkValue {
    @Override
    public Object of(Object value) {
      return value;
    }
  }

  /** Text: the bytes, wrapped. */
  record Text() implements SparkValue {
    @Override
    public Object of(Object value) {
      return UTF8String.fromBytes((byte[]) value);
    }
  }

  /** Decimal: unscaled long at the declared scale. */
  record Fixed(int scale) implements SparkValue {
    @Override
    public Object of(Object value) {
      return value == null
          ? null
          : Decimal.createUnsafe((Long) value, FieldType.Decimal.PRECISION, scale);
    }
  }

  /** Struct. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Nested(SparkValue[] fields) implements SparkValue {
    @Override
    public Object of(Object value) {
      if (value == null) {
        return null;
      }
      Object[] values = (Object[]) value;
      for (int i = 0; i < values.length; i++) {
        values[i] = fields[i].of(values[i]);
      }
      return new GenericInternalRow(values);
    }
  }

  /** List. */
  record Many(SparkValue element) implements SparkValue {
    @Override
    public Object of(Object value) {
      if (value == null) {
        return null;
      }
      Object[] elements = (Object[]) value;
      for (int i = 0; i < elements.length; i++) {
        elements[i] = element.of(elements[i]);
      }
      return new GenericArrayData(elements);
    }
  }
}
