package org.mendlake.lake;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Hashes one row of a declared shape; called from generated code, hence public. */
public final class RowHash implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<Canonical> CANONICAL = ThreadLocal.withInitial(Canonical::new);
  private static final long LOW_HALF = 0xFFFFFFFFL;

  private final StructType shape;

  RowHash(StructType shape) {
    for (DataType type : leaves(shape)) {
      if (!isHashable(type)) {
        throw new IllegalArgumentException(
            "Cannot hash a column of type " + type.sql() + ": leave it out or cast it");
      }
    }
    this.shape = shape;
  }

  /** The 128-bit hash of a row as four unsigned 32-bit limbs, most significant first. */
  public static InternalRow limbs(RowHash hash, InternalRow row) {
    Canonical canonical = CANONICAL.get().clear();
    hash.struct(canonical, hash.shape, row);
    long[] words = canonical.hash();
    return new GenericInternalRow(
        new Object[] {words[0] >>> 32, words[0] & LOW_HALF, words[1] >>> 32, words[1] & LOW_HALF});
  }

  private void struct(Canonical canonical, StructType type, InternalRow row) {
    canonical.open(type.length());
    for (int i = 0; i < type.length(); i++) {
      value(canonical, type.fields()[i].dataType(), row, i);
    }
  }

  private void value(Canonical canonical, DataType type, SpecializedGetters from, int at) {
    if (from.isNullAt(at)) {
      canonical.nothing();
    } else if (type instanceof StringType) {
      canonical.text(from.getUTF8String(at).getBytes());
    } else if (type instanceof BinaryType) {
      canonical.text(from.getBinary(at));
    } else if (type instanceof BooleanType) {
      canonical.truth(from.getBoolean(at));
    } else if (type instanceof LongType) {
      canonical.whole(from.getLong(at));
    } else if (type instanceof IntegerType) {
      canonical.whole(from.getInt(at));
    } else if (type instanceof ShortType) {
      canonical.whole(from.getShort(at));
    } else if (type instanceof ByteType) {
      canonical.whole(from.getByte(at));
    } else if (type instanceof DateType) {
      canonical.day(from.getInt(at));
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      canonical.moment(from.getLong(at));
    } else if (type instanceof DoubleType) {
      canonical.approximate(from.getDouble(at));
    } else if (type instanceof FloatType) {
      canonical.approximate(from.getFloat(at));
    } else if (type instanceof DecimalType decimal) {
      canonical.decimal(
          from.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal());
    } else if (type instanceof StructType struct) {
      struct(canonical, struct, from.getStruct(at, struct.length()));
    } else {
      list(canonical, ((ArrayType) type).elementType(), from.getArray(at));
    }
  }

  private void list(Canonical canonical, DataType type, ArrayData elements) {
    canonical.open(elements.numElements());
    for (int i = 0; i < elements.numElements(); i++) {
      value(canonical, type, elements, i);
    }
  }

  private static List<DataType> leaves(DataType type) {
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields())
          .flatMap(field -> leaves(field.dataType()).stream())
          .toList();
    }
    return type instanceof ArrayType array ? leaves(array.elementType()) : List.of(type);
  }

  private static boolean isHashable(DataType type) {
    return type instanceof StringType
        || type instanceof BinaryType
        || type instanceof BooleanType
        || type instanceof LongType
        || type instanceof IntegerType
        || type instanceof ShortType
        || type instanceof ByteType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DoubleType
        || type instanceof FloatType
        || type instanceof DecimalType
        || type instanceof NullType;
  }
}
