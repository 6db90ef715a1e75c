package org.mendlake.transforms.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.Micros;

/** Values between the form in which Spark holds them and that in which folds see them. */
final class InternalValues {
  private InternalValues() {}

  /** Reads the value at a place; the place is not NULL. */
  interface Reader {
    Object read(SpecializedGetters from, int at);
  }

  /** A reader that gives null where NULL stands. */
  static Reader nullable(Reader reader) {
    return (from, at) -> from.isNullAt(at) ? null : reader.read(from, at);
  }

  /** The reader of a type; a struct becomes a map by field, an array a list. */
  static Reader reader(DataType type) {
    if (type instanceof StringType) {
      return (from, at) -> from.getUTF8String(at).toString();
    } else if (type instanceof LongType) {
      return (from, at) -> from.getLong(at);
    } else if (type instanceof IntegerType) {
      return (from, at) -> from.getInt(at);
    } else if (type instanceof BooleanType) {
      return (from, at) -> from.getBoolean(at);
    } else if (type instanceof DoubleType) {
      return (from, at) -> from.getDouble(at);
    } else if (type instanceof DateType) {
      return (from, at) -> LocalDate.ofEpochDay(from.getInt(at));
    } else if (type instanceof TimestampType) {
      return (from, at) -> Instant.EPOCH.plus(from.getLong(at), ChronoUnit.MICROS);
    } else if (type instanceof BinaryType) {
      return SpecializedGetters::getBinary;
    } else if (type instanceof DecimalType decimal) {
      return (from, at) ->
          from.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal();
    } else if (type instanceof ArrayType array) {
      Reader element = nullable(reader(array.elementType()));
      return (from, at) -> list(from.getArray(at), element);
    } else if (type instanceof StructType struct) {
      RowReader row = new RowReader(struct);
      return (from, at) -> row.read(from.getStruct(at, struct.length()));
    }
    throw new IllegalArgumentException("Cannot read a column of type " + type.sql());
  }

  /** The elements of an array. */
  static List<Object> list(ArrayData array, Reader element) {
    List<Object> list = new ArrayList<>(array.numElements());
    for (int i = 0; i < array.numElements(); i++) {
      list.add(element.read(array, i));
    }
    return list;
  }

  /** Reads rows as maps by column. */
  static final class RowReader {
    private final ColumnMap.Names names;
    private final Reader[] readers;
    private final UnaryOperator<Object> kept;

    RowReader(StructType schema) {
      this(schema, UnaryOperator.identity());
    }

    /**
     * A reader.
     *
     * @param kept what is kept of a value that was read, null included: an equal one, say
     */
    RowReader(StructType schema, UnaryOperator<Object> kept) {
      this.kept = kept;
      this.names = new ColumnMap.Names(List.of(schema.fieldNames()));
      this.readers =
          Arrays.stream(schema.fields())
              .map(StructField::dataType)
              .map(InternalValues::reader)
              .map(InternalValues::nullable)
              .toArray(Reader[]::new);
    }

    ColumnMap read(SpecializedGetters row) {
      Object[] values = new Object[readers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = kept.apply(readers[i].read(row, i));
      }
      return new ColumnMap(names, values);
    }
  }

  /** Turns values that a fold sets for a column of this type into Spark's; they are not null. */
  static Function<Object, Object> writer(DataType type) {
    if (type instanceof StringType) {
      return value -> UTF8String.fromString((String) value);
    } else if (type instanceof DateType) {
      return value -> Math.toIntExact(((LocalDate) value).toEpochDay());
    } else if (type instanceof TimestampType) {
      return value -> Micros.of((Instant) value);
    } else if (type instanceof DecimalType decimal) {
      return value -> decimal((BigDecimal) value, decimal);
    }
    return value -> value;
  }

  private static Decimal decimal(BigDecimal value, DecimalType type) {
    Decimal decimal = Decimal.apply(value);
    if (!decimal.changePrecision(type.precision(), type.scale())) {
      throw new ArithmeticException(
          "Cannot write " + value.toPlainString() + ": it does not fit " + type.sql());
    }
    return decimal;
  }
}
