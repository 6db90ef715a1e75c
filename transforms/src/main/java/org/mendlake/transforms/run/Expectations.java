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
    List<Expectation> all = expectations(table);
    List<Column> measures = new ArrayList<>();
    measures.add(functions.sum("_copies"));
    measures.add(functions.count_if(col("_copies").gt(1)));
    measures.add(example(col("_copies").gt(1)));
    List<Column> byKey = new ArrayList<>();
    byKey.add(functions.count(lit(1)).as("_copies"));
    for (int i = 0; i < all.size(); i++) {
      Column breach = functions.not(functions.coalesce(expr(all.get(i).condition()), lit(true)));
      byKey.add(functions.count_if(breach).as("_breach" + i));
      measures.add(functions.sum("_breach" + i));
      measures.add(example(col("_breach" + i).gt(0)));
    }
    Row found =
        rows.groupBy(key(table).as("_key"))
            .agg(byKey.get(0), byKey.subList(1, byKey.size()).toArray(Column[]::new))
            .agg(measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new))
            .first();
    return outcome(table, all, found);
  }

  private static List<Expectation> expectations(Table table) {
    List<Expectation> all = new ArrayList<>(table.expectations());
    for (org.mendlake.schema.Column column : table.columns()) {
      if (!column.nullable()) {
        all.add(
            new Expectation(
                column.name() + "_is_there", "`" + column.name() + "` IS NOT NULL", true));
      }
    }
    return all;
  }

  private static Outcome outcome(Table table, List<Expectation> all, Row found) {
    List<BrokenExpectation> broken = new ArrayList<>();
    List<BrokenExpectation> told = new ArrayList<>();
    if (found.isNullAt(0)) {
      return new Outcome(0, told);
    }
    if (found.getLong(1) > 0) {
      broken.add(
          new BrokenExpectation(
              table.name(), "key_is_unique", found.getLong(1), found.getString(2)));
    }
    for (int i = 0; i < all.size(); i++) {
      long number = found.getLong(3 + 2 * i);
      if (number > 0) {
        var breach =
            new BrokenExpectation(
                table.name(), all.get(i).name(), number, found.getString(4 + 2 * i));
        (all.get(i).fails() ? broken : told).add(breach);
      }
    }
    if (!broken.isEmpty()) {
      throw new BuildException(broken);
    }
    return new Outcome(found.getLong(0), told);
  }

  private static Column example(Column condition) {
    return functions.min(functions.when(condition, col("_key")));
  }

  private static Column key(Table table) {
    Column[] parts =
        table.key().stream()
            .map(k -> functions.coalesce(col("`" + k + "`").cast("string"), lit("NULL")))
            .toArray(Column[]::new);
    return functions.concat_ws(", ", parts);
  }
}
