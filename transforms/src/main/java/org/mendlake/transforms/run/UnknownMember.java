package org.mendlake.transforms.run;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;

/** The row that a reference leads to when nothing is named. */
final class UnknownMember {
  /** Natural key of the unknown member. */
  static final String ID = "(unknown)";

  private UnknownMember() {}

  static Dataset<Row> of(Table dimension, SparkSession spark) {
    StructType schema = new StructType();
    for (Column column : dimension.columns()) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()));
    }
    return InternalPartitions.of(spark, List.of(atHand(dimension)), schema);
  }

  /** The same row at hand, of the declared columns. */
  static InternalRow atHand(Table dimension) {
    Object[] values = new Object[dimension.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Column column = dimension.columns().get(i);
      Object value = value(dimension, column);
      values[i] =
          value == null
              ? null
              : InternalValues.writer(DataType.fromDDL(column.type())).apply(value);
    }
    return new GenericInternalRow(values);
  }

  private static Object value(Table dimension, Column column) {
    if (column.name().equals(dimension.surrogateKey())) {
      return Table.UNKNOWN_KEY;
    }
    return switch (column.name()) {
      case "valid_from" -> java.time.LocalDate.of(1, 1, 1);
      case "is_inferred" -> true;
      case "known_at" -> java.time.Instant.EPOCH;
      default -> column.nullable() ? null : ID;
    };
  }
}
