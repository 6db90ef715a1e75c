package org.mendlake.transforms.run;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.mendlake.schema.Table;

/** Gives folded rows the width of their table: what the fold does not set is still empty. */
final class WideRows {
  private final int width;
  private final int[] places;
  private final DataType[] types;

  WideRows(Table table) {
    StructField[] folded = RowWriter.schema(table).fields();
    this.width = table.columns().size();
    this.places = new int[folded.length];
    this.types = new DataType[folded.length];
    for (int i = 0; i < folded.length; i++) {
      places[i] = table.position(folded[i].name());
      types[i] = folded[i].dataType();
    }
  }

  Object[] of(InternalRow folded) {
    Object[] values = new Object[width];
    for (int i = 0; i < places.length; i++) {
      values[places[i]] = folded.isNullAt(i) ? null : folded.get(i, types[i]);
    }
    return values;
  }
}
