package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/**
 * Counts the rows that break expectations, as columns of any aggregation over them.
 *
 * @param expectations what the rows should meet
 */
record Breaches(Table table, List<Expectation> expectations) {

  /** Everything that a table declares of its rows, NOT NULL included. */
  static Breaches of(Table table) {
    Stream<Expectation> notNull =
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(
                c ->
                    new Expectation(
                        c.name() + "_is_there", "`" + c.name() + "` IS NOT NULL", true));
    return new Breaches(table, Stream.concat(table.expectations().stream(), notNull).toList());
  }

  /** Two columns for each expectation: how many rows break it, and the key of one of them. */
  List<Column> columns(Column isChecked) {
    List<Column> columns = new ArrayList<>();
    for (Expectation expectation : expectations) {
      Column breach =
          isChecked.and(
              functions.not(functions.coalesce(expr(expectation.condition()), lit(true))));
      columns.add(functions.count_if(breach));
      columns.add(functions.min(functions.when(breach, key(table))));
    }
    return columns;
  }

  /**
   * Reads the columns back.
   *
   * @param first where they begin in the row
   * @return what is broken but does not stop a build
   * @throws BuildException if something is broken that must hold
   */
  List<BrokenExpectation> told(Row found, int first) {
    BreachCount count = new BreachCount(expectations.size());
    for (int i = 0; i < expectations.size(); i++) {
      count.add(i, found.getLong(first + 2 * i), found.getString(first + 2 * i + 1));
    }
    return count.told(table, expectations);
  }

  /** The key of a row, in words. */
  static Column key(Table table) {
    return expr(keyInWords(table));
  }

  /** The same in SQL. */
  static String keyInWords(Table table) {
    return table.key().stream()
        .map(k -> "coalesce(cast(`" + k + "` AS STRING), 'NULL')")
        .collect(Collectors.joining(", ", "concat_ws(', ', ", ")"));
  }
}
