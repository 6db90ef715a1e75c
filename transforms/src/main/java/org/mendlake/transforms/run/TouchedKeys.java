package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/**
 * Finds the keys of a fold that something touched: new events, events that became known with the
 * day, changed rows of gold inputs (by old and new values), and stored rows that refer to a changed
 * member of a dimension.
 */
final class TouchedKeys {
  private final BuildContext context;
  private final BuildState.Consumed before;

  TouchedKeys(BuildContext context, BuildState.Consumed before) {
    this.context = context;
    this.before = before;
  }

  /** The keys, once each, in a column {@code key}. */
  Dataset<Row> of(Fold fold, List<Table> outputs, Function<Table, List<Reference>> references) {
    List<Dataset<Row>> found = new ArrayList<>();
    for (Input input : fold.inputs()) {
      context
          .changedSince(input.table(), before)
          .ifPresent(rows -> found.add(rows.select(expr(input.key()).as("key"))));
      context
          .newlyKnown(input.table(), before)
          .ifPresent(rows -> found.add(rows.select(expr(input.key()).as("key"))));
    }
    for (Table table : outputs) {
      for (Reference reference : references.apply(table)) {
        referring(table, reference).ifPresent(found::add);
      }
    }
    return found.stream()
        .reduce(Dataset::union)
        .orElseGet(() -> context.spark().emptyDataFrame().selectExpr("CAST(NULL AS STRING) AS key"))
        .where(col("key").isNotNull())
        .distinct();
  }

  private Optional<Dataset<Row>> referring(Table table, Reference reference) {
    Table dimension = context.tables().named(reference.dimension());
    return context
        .changedSince(dimension.name(), before)
        .map(
            changed -> {
              Dataset<Row> members =
                  changed.select(col(dimension.naturalKey()).as("_member")).distinct();
              Dataset<Row> stored = context.target().read(table);
              String key = table.foldKey().get(table.foldKey().size() - 1);
              return stored
                  .join(
                      members,
                      stored.col(reference.by()).equalTo(members.col("_member")),
                      "left_semi")
                  .select(col(key).as("key"));
            });
  }
}
