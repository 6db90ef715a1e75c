package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Table;

/**
 * The rows of a table that a step answers for.
 *
 * @param fold the fold that made them, of a table that every fold writes
 * @param column column that holds the key of what was touched
 * @param keys what was touched; nothing when it is everything
 */
record Part(Table table, Optional<String> fold, String column, Optional<Set<UTF8String>> keys) {

  /** Every row. */
  static Part all(Table table) {
    return new Part(table, Optional.empty(), table.key().get(0), Optional.empty());
  }

  /** The rows of a fold for some keys. */
  static Part of(Table table, String fold, Optional<Set<UTF8String>> keys) {
    return new Part(
        table,
        Optional.of(fold).filter(name -> table.isWrittenByEveryFold()),
        table.foldKeyColumn(),
        keys);
  }

  /** Whether a stored row belongs to it. */
  Predicate<InternalRow> membership() {
    Predicate<InternalRow> ofFold =
        fold.map(name -> holding("fold", Set.of(UTF8String.fromString(name)))).orElse(row -> true);
    return keys.map(some -> ofFold.and(holding(column, some))).orElse(ofFold);
  }

  private Predicate<InternalRow> holding(String column, Set<UTF8String> values) {
    int at = table.position(column);
    return row -> !row.isNullAt(at) && values.contains(row.getUTF8String(at));
  }

  /**
   * What finds its rows, and those of other parts that have a key of new rows; nothing when that is
   * to be left to Spark.
   *
   * @param atHand says how many values are looked for
   * @param desired the rows that it should hold
   */
  Optional<Column> condition(RowsAtHand atHand, List<InternalRow> desired) {
    return keys.flatMap(some -> atHand.isOneOf("`" + column + "`", some))
        .map(
            touched ->
                fold.map(name -> touched.and(col("fold").equalTo(lit(name)))).orElse(touched))
        .flatMap(
            found ->
                table.key().contains(column)
                    ? Optional.of(found)
                    : atHand.isOneOf("`" + table.key().get(0) + "`", ids(desired)).map(found::or));
  }

  private Set<UTF8String> ids(List<InternalRow> rows) {
    Set<UTF8String> ids = new HashSet<>();
    int at = table.position(table.key().get(0));
    rows.forEach(row -> ids.add(row.getUTF8String(at)));
    return ids;
  }
}
