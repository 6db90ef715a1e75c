package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/** Rows of all inputs of a fold as {@link FoldPartition} reads them, those of a key together. */
final class FoldHistories {
  private static final String KEY = "_key";

  private final BuildContext context;
  private final Fold fold;
  private final List<Table> outputs;
  private final Optional<Dataset<Row>> touched;
  private final List<Long> versions;

  /**
   * Histories.
   *
   * @param touched the keys whose histories are read, in a column {@code key}; nothing for all
   */
  FoldHistories(
      BuildContext context, Fold fold, List<Table> outputs, Optional<Dataset<Row>> touched) {
    this.context = context;
    this.fold = fold;
    this.outputs = outputs;
    this.touched = touched;
    this.versions = outputs.stream().map(context.target()::version).toList();
  }

  /** The versions of the outputs whose rows are read. */
  List<Long> versions() {
    return versions;
  }

  /** The rows of the inputs. */
  Dataset<Row> ofInputs() {
    return together(inputs());
  }

  /** The rows of the inputs, and those that the outputs hold of the same keys. */
  Dataset<Row> withStoredRows() {
    List<Dataset<Row>> all = inputs();
    for (int i = 0; i < outputs.size(); i++) {
      Table table = outputs.get(i);
      if (!context.isWithoutRowsOfOneStep(table)) {
        Dataset<Row> placed = context.target().placed(table, versions.get(i));
        all.add(keyed(part(table, fold, placed, touched), table.foldKeyColumn(), "_out" + i));
      }
    }
    return together(all);
  }

  /** The rows of a table that a fold made of touched keys. */
  static Dataset<Row> part(
      Table table, Fold fold, Dataset<Row> stored, Optional<Dataset<Row>> touched) {
    Dataset<Row> ofFold =
        table.isWrittenByEveryFold() ? stored.where(col("fold").equalTo(lit(fold.name()))) : stored;
    Dataset<Row> made =
        table.kind() == Kind.DIMENSION
            ? ofFold.where(col("`" + table.surrogateKey() + "`").notEqual(Table.UNKNOWN_KEY))
            : ofFold;
    return those(made, "`" + table.foldKeyColumn() + "`", touched);
  }

  private static Dataset<Row> those(Dataset<Row> rows, String key, Optional<Dataset<Row>> touched) {
    return touched
        .map(keys -> rows.join(broadcast(keys), expr(key).equalTo(keys.col("key")), "left_semi"))
        .orElse(rows);
  }

  private List<Dataset<Row>> inputs() {
    List<Dataset<Row>> inputs = new ArrayList<>();
    for (int i = 0; i < fold.inputs().size(); i++) {
      Input input = fold.inputs().get(i);
      Column[] columns =
          InputReader.of(input, context.tables()).columns().stream()
              .map(name -> col("`" + name + "`"))
              .toArray(Column[]::new);
      Dataset<Row> rows =
          context
              .read(input.table())
              .select(expr(input.key()).as(KEY), struct(columns).as("_in" + i))
              .where(col(KEY).isNotNull());
      inputs.add(those(rows, KEY, touched));
    }
    return inputs;
  }

  private static Dataset<Row> keyed(Dataset<Row> rows, String key, String name) {
    return rows.select(col("`" + key + "`").as(KEY), struct(col("*")).as(name));
  }

  /** A column for each input, and one for each output where any has rows, in their order. */
  private Dataset<Row> together(List<Dataset<Row>> parts) {
    Dataset<Row> union = parts.stream().reduce((a, b) -> a.unionByName(b, true)).orElseThrow();
    List<String> present = List.of(union.columns());
    List<Column> ordered = new ArrayList<>();
    ordered.add(col(KEY));
    for (int i = 0; i < fold.inputs().size(); i++) {
      ordered.add(col("_in" + i));
    }
    boolean isAnyStored = present.stream().anyMatch(name -> name.startsWith("_out"));
    for (int i = 0; isAnyStored && i < outputs.size(); i++) {
      String name = "_out" + i;
      ordered.add(present.contains(name) ? col(name) : lit(null).cast("string").as(name));
    }
    return union
        .select(ordered.toArray(Column[]::new))
        .repartition(col(KEY))
        .sortWithinPartitions(col(KEY));
  }
}
