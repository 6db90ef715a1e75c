package org.mendlake.transforms.run;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Rows;

/** Turns a fold's row into a Spark row of the table's columns without its surrogate keys. */
final class RowWriter {
  private final Table table;
  private final List<Column> columns;

  RowWriter(Table table) {
    this.table = table;
    this.columns = columns(table);
  }

  private static List<Column> columns(Table table) {
    return table.columns().stream()
        .filter(column -> column.role() != Column.Role.SURROGATE)
        .toList();
  }

  /** Schema of the rows written. */
  static StructType schema(Table table) {
    StringBuilder ddl = new StringBuilder();
    for (Column column : columns(table)) {
      ddl.append(ddl.isEmpty() ? "" : ", ").append('`').append(column.name()).append("` ");
      ddl.append(column.type());
    }
    return StructType.fromDDL(ddl.toString());
  }

  Row row(Rows.Row row) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      values[i] = row.value(column.name());
      if (values[i] == null && !column.nullable()) {
        throw new IllegalStateException(
            "Cannot write a row of "
                + table.qualifiedName()
                + ": its fold left "
                + column.name()
                + " empty in "
                + row);
      }
    }
    return RowFactory.create(values);
  }
}
