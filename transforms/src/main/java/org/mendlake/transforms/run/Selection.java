package org.mendlake.transforms.run;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Some columns of rows, by name. */
final class Selection {
  private final int[] places;
  private final StructField[] fields;

  Selection(StructType shape, List<String> columns) {
    this.places = columns.stream().mapToInt(shape::fieldIndex).toArray();
    this.fields = shape.fields();
  }

  InternalRow of(InternalRow row) {
    Object[] values = new Object[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.isNullAt(places[i]) ? null : row.get(places[i], fields[places[i]].dataType());
    }
    return new GenericInternalRow(values);
  }
}
