package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.mendlake.schema.Table;

/** Holds rows against what their table declares, before they are written. */
final class Expectations {
  private Expectations() {}

  /**
   * What a check found.
   *
   * @param rows rows checked
   * @param warnings what is broken but only to be told
   */
  record Outcome(long rows, List<BrokenExpectation> warnings) {}

  /**
   * Checks key, NOT NULL and declared expectations, in one pass.
   *
   * @throws BuildException if something is broken that must hold
   */
  static Outcome check(Table table, Dataset<Row> rows) {
    Breaches breaches = Breaches.of(table);
    List<Column> measures = new ArrayList<>();
    measures.add(functions.count(lit(1)).as("_copies"));
    List<Column> each = breaches.columns(lit(true));
    for (int i = 0; i < each.size(); i++) {
      measures.add(each.get(i).as("_m" + i));
    }
    List<Column> totals = new ArrayList<>();
    totals.add(functions.coalesce(functions.sum("_copies"), lit(0L)));
    totals.add(functions.count_if(col("_copies").gt(1)));
    totals.add(functions.min(functions.when(col("_copies").gt(1), col("_key"))));
    for (int i = 0; i < each.size(); i += 2) {
      totals.add(functions.coalesce(functions.sum("_m" + i), lit(0L)));
      totals.add(functions.min("_m" + (i + 1)));
    }
    Row found =
        aggregate(
                aggregate(rows.groupBy(Breaches.key(table).as("_key")), measures).groupBy(), totals)
            .first();
    if (found.getLong(1) > 0) {
      throw new BuildException(
          List.of(
              new BrokenExpectation(
                  table.name(), "key_is_unique", found.getLong(1), found.getString(2))));
    }
    return new Outcome(found.getLong(0), breaches.told(found, 3));
  }

  /** The columns over each group. */
  static Dataset<Row> aggregate(
      org.apache.spark.sql.RelationalGroupedDataset groups, List<Column> columns) {
    return groups.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }
}
