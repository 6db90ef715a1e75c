package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.mendlake.lake.FileDrafts;
import org.mendlake.schema.Table;

/**
 * One pass over the rows that a table should have and those that it has, those of a key together:
 * writes what differs.
 */
final class ComparisonPass implements FlatMapFunction<Iterator<InternalRow>, WrittenChanges.Done> {
  private static final long serialVersionUID = 1L;
  private static final String HELD = "_held";
  private static final String WANTED = "_wanted";

  private final TableWriting table;
  private final int keys;

  /** A pass over {@link #sides}. */
  ComparisonPass(TableWriting writing, Table table) {
    this.table = writing;
    this.keys = table.key().size();
  }

  /**
   * Both sides: the columns of the key, then the row that is there or the one that should be.
   *
   * @param desired the declared columns
   * @param placed the declared columns and the places of the rows
   */
  static Dataset<Row> sides(Table table, Dataset<Row> desired, Dataset<Row> placed) {
    Dataset<Row> both = side(table, placed, HELD).unionByName(side(table, desired, WANTED), true);
    List<Column> order = new ArrayList<>();
    for (int i = 0; i < table.key().size(); i++) {
      order.add(col("_key" + i));
    }
    Column[] key = order.toArray(Column[]::new);
    order.add(col(HELD).isNull());
    List<Column> columns = new ArrayList<>(List.of(key));
    columns.addAll(List.of(col(HELD), col(WANTED)));
    return both.select(columns.toArray(Column[]::new))
        .repartition(key)
        .sortWithinPartitions(order.toArray(Column[]::new));
  }

  private static Dataset<Row> side(Table table, Dataset<Row> rows, String name) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.key().size(); i++) {
      columns.add(col("`" + table.key().get(i) + "`").as("_key" + i));
    }
    columns.add(struct(col("*")).as(name));
    return rows.select(columns.toArray(Column[]::new));
  }

  @Override
  public Iterator<WrittenChanges.Done> call(Iterator<InternalRow> rows) {
    return TableWriting.inTask(List.of(table), drafts -> write(drafts, rows));
  }

  private WrittenChanges.Done write(FileDrafts drafts, Iterator<InternalRow> rows) {
    TableWriting.InTask writing = table.begin(drafts, 0);
    RowComparison comparison = new RowComparison(writing);
    UnsafeProjection keyOf = table.key();
    int width = table.shape().length();
    UnsafeRow current = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      boolean isHeld = !row.isNullAt(keys);
      InternalRow content =
          isHeld ? row.getStruct(keys, width + 2) : row.getStruct(keys + 1, width);
      UnsafeRow key = keyOf.apply(content);
      if (!key.equals(current)) {
        comparison.end();
        current = key.copy();
      }
      if (isHeld) {
        comparison.hold(content);
      } else {
        comparison.want(content);
      }
    }
    comparison.end();
    return WrittenChanges.Done.of(drafts, List.of(writing));
  }
}
