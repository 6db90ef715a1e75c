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
 * day, changed rows of gold inputs (by old and new values), stored rows that refer to a changed
 * member of a dimension, and stored rows that change with the day.
 */
final class TouchedKeys {
  private final BuildContext context;
  private final BuildState.Consumed before;

  TouchedKeys(BuildContext context, BuildState.Consumed before) {
    this.context = context;
    this.before = before;
  }

  /** The keys, once each, in a column {@code key}; nothing when no table read has changed. */
  Optional<Dataset<Row>> of(
      Fold fold, List<Table> outputs, Function<Table, List<Reference>> references) {
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
      open(table).ifPresent(found::add);
    }
    return found.stream()
        .reduce(Dataset::union)
        .map(keys -> keys.where(col("key").isNotNull()).distinct());
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
              return stored
                  .join(
                      members,
                      stored.col(reference.by()).equalTo(members.col("_member")),
                      "left_semi")
                  .select(col(table.foldKeyColumn()).as("key"));
            });
  }

  /** Stored rows that change with the day, when it moved on. */
  private Optional<Dataset<Row>> open(Table table) {
    return table
        .openWhile()
        .filter(open -> !before.knowledgeDate().equals(context.knowledgeDate().day()))
        .map(
            open ->
                context
                    .target()
                    .read(table)
                    .where(open)
                    .select(col(table.foldKeyColumn()).as("key")));
  }
}
