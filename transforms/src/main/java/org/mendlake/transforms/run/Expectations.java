package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/** Holds rows against what their table declares, before they are written. */
final class Expectations {
  private Expectations() {}

  /**
   * Checks key, NOT NULL and declared expectations.
   *
   * @return what is broken but only to be told
   * @throws BuildException if something is broken that must hold
   */
  static List<BrokenExpectation> check(Table table, Dataset<Row> rows) {
    List<Expectation> all = new ArrayList<>(table.expectations());
    for (org.mendlake.schema.Column column : table.columns()) {
      if (!column.nullable()) {
        all.add(
            new Expectation(
                column.name() + "_is_there", "`" + column.name() + "` IS NOT NULL", true));
      }
    }
    List<BrokenExpectation> broken = new ArrayList<>();
    List<BrokenExpectation> told = new ArrayList<>();
    Row counts = rows.agg(lit(0), measures(table, all)).first();
    for (int i = 0; i < all.size(); i++) {
      long number = counts.getLong(1 + 2 * i);
      if (number > 0) {
        var breach =
            new BrokenExpectation(
                table.name(), all.get(i).name(), number, counts.getString(2 + 2 * i));
        (all.get(i).fails() ? broken : told).add(breach);
      }
    }
    duplicateKeys(table, rows, broken);
    if (!broken.isEmpty()) {
      throw new BuildException(broken);
    }
    return told;
  }

  private static Column[] measures(Table table, List<Expectation> expectations) {
    List<Column> measures = new ArrayList<>();
    for (Expectation expectation : expectations) {
      Column breach = functions.not(functions.coalesce(expr(expectation.condition()), lit(true)));
      measures.add(functions.count(functions.when(breach, lit(1))));
      measures.add(functions.min(functions.when(breach, key(table))));
    }
    return measures.toArray(Column[]::new);
  }

  private static void duplicateKeys(
      Table table, Dataset<Row> rows, List<BrokenExpectation> broken) {
    Row duplicates =
        rows.groupBy(key(table).as("_key"))
            .count()
            .where(col("count").gt(1))
            .agg(functions.count(lit(1)), functions.min("_key"))
            .first();
    if (duplicates.getLong(0) > 0) {
      broken.add(
          new BrokenExpectation(
              table.name(), "key_is_unique", duplicates.getLong(0), duplicates.getString(1)));
    }
  }

  private static Column key(Table table) {
    Column[] parts =
        table.key().stream()
            .map(k -> functions.coalesce(col("`" + k + "`").cast("string"), lit("NULL")))
            .toArray(Column[]::new);
    return functions.concat_ws(", ", parts);
  }
}
