package org.mendlake.transforms.run;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Rows;

/** Turns a fold's row into a Spark row of the columns that the fold decides. */
final class RowWriter {
  private static final Function<Object, Object> INSTANT =
      InternalValues.writer(DataTypes.TimestampType);

  private final Table table;
  private final List<Column> columns;
  private final int[] places;
  private final List<Function<Object, Object>> writers;
  private final int size;

  RowWriter(Table table) {
    this.table = table;
    this.columns = table.folded();
    this.places = columns.stream().mapToInt(c -> table.position(c.name())).toArray();
    this.writers =
        columns.stream().map(c -> InternalValues.writer(DataType.fromDDL(c.type()))).toList();
    this.size = columns.size() + (isVersioned(table) ? 2 : 0);
  }

  /** Schema of the rows written. */
  static StructType schema(Table table) {
    StructType schema = new StructType();
    for (Column column : table.folded()) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()));
    }
    if (isVersioned(table)) {
      schema =
          schema
              .add(Table.KNOWN_FROM, DataTypes.TimestampType)
              .add(Table.KNOWN_TO, DataTypes.TimestampType);
    }
    return schema;
  }

  private static boolean isVersioned(Table table) {
    return table.versions() == Table.Versions.KNOWN;
  }

  Table table() {
    return table;
  }

  InternalRow row(FoldedRow folded) {
    Object[] values = new Object[size];
    for (int i = 0; i < columns.size(); i++) {
      values[i] = value(folded.row(), i);
    }
    folded
        .period()
        .ifPresent(
            period -> {
              values[size - 2] = INSTANT.apply(period.knownFrom());
              values[size - 1] = period.knownTo().<Object>map(INSTANT).orElse(null);
            });
    return new GenericInternalRow(values);
  }

  private Object value(Rows.Row row, int i) {
    Object value = row.value(places[i]);
    Column column = columns.get(i);
    if (value == null && !column.nullable()) {
      throw new IllegalStateException(
          "Cannot write a row of "
              + table.qualifiedName()
              + ": its fold left "
              + column.name()
              + " empty in "
              + row);
    }
    return value == null ? null : writers.get(i).apply(value);
  }
}
