package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/**
 * Finds the keys of a fold that something touched: new events, events that became known with the
 * day, changed rows of gold inputs (by old and new values), stored rows that refer to a changed
 * member of a dimension, and stored rows that change with the day. What is at hand is looked at
 * here, the rest by one job.
 */
final class TouchedKeys {
  private final BuildContext context;
  private final RowsAtHand rows;
  private final BuildState.Consumed before;
  private final Set<UTF8String> keys = new HashSet<>();
  private final List<Dataset<Row>> elsewhere = new ArrayList<>();

  private TouchedKeys(BuildContext context, BuildState.Consumed before) {
    this.context = context;
    this.rows = context.rowsAtHand();
    this.before = before;
  }

  /**
   * The keys that were touched.
   *
   * @param before what the fold has consumed
   */
  static Touched of(
      BuildContext context, BuildState.Consumed before, Fold fold, List<Table> outputs) {
    TouchedKeys touched = new TouchedKeys(context, before);
    for (Input input : fold.inputs()) {
      touched.byInput(context.tables().named(input.table()), input.key());
    }
    for (Table table : outputs) {
      for (Reference reference : References.keyed(table, context.tables())) {
        touched.byReference(table, reference);
      }
      touched.byDay(table);
    }
    return touched.all();
  }

  private Touched all() {
    if (elsewhere.isEmpty()) {
      return Touched.few(keys);
    }
    Dataset<Row> found =
        InternalPartitions.detached(
                elsewhere.stream()
                    .reduce(Dataset::union)
                    .orElseThrow()
                    .where(col("key").isNotNull())
                    .distinct())
            .persist(StorageLevel.MEMORY_AND_DISK());
    if (found.count() + keys.size() > context.limits().keys()) {
      return Touched.many(found.union(Touched.dataset(context, keys)));
    }
    InternalPartitions.collect(found).forEach(row -> keys.add(row.getUTF8String(0).clone()));
    found.unpersist();
    return Touched.few(keys);
  }

  /** Keys of rows of an input that changed or that became known with the day. */
  private void byInput(Table table, String key) {
    add(table, key, rows.changed(table, from(table)), context.changedSince(table.name(), before));
    if (isNewDay()) {
      add(table, key, rows.newlyKnown(table, before), context.newlyKnown(table.name(), before));
    }
  }

  /** Keys of stored rows that refer to a changed member of a dimension. */
  private void byReference(Table table, Reference reference) {
    Table dimension = context.tables().named(reference.dimension());
    if (!context.hasChanged(dimension.name(), from(dimension))) {
      return;
    }
    Optional<List<InternalRow>> changed = rows.changed(dimension, from(dimension));
    Optional<List<InternalRow>> referring =
        changed.flatMap(
            some -> rows.having(table, quoted(reference.by()), members(dimension, some)));
    add(
        table,
        quoted(table.foldKeyColumn()),
        referring,
        context
            .changedSince(dimension.name(), before)
            .map(some -> referring(table, reference, some.select(dimension.naturalKey()))));
  }

  private static Set<UTF8String> members(Table dimension, List<InternalRow> changed) {
    Set<UTF8String> members = new HashSet<>();
    int member = dimension.position(dimension.naturalKey());
    changed.forEach(row -> members.add(row.getUTF8String(member)));
    return members;
  }

  private Dataset<Row> referring(Table table, Reference reference, Dataset<Row> members) {
    Dataset<Row> named = members.toDF("_member").distinct();
    return context
        .target()
        .read(table)
        .join(named, col("`" + reference.by() + "`").equalTo(col("_member")), "left_semi");
  }

  /** Keys of stored rows that change with the day, when it moved on. */
  private void byDay(Table table) {
    if (table.openWhile().isEmpty() || !isNewDay()) {
      return;
    }
    String open = table.openWhile().orElseThrow();
    add(
        table,
        quoted(table.foldKeyColumn()),
        rows.readable(table).map(all -> those(table, open, all)),
        Optional.of(context.target().read(table).where(open)));
  }

  private List<InternalRow> those(Table table, String condition, List<InternalRow> all) {
    BoundExpressions holds = rows.expressions(table, List.of(condition));
    return all.stream().filter(row -> Boolean.TRUE.equals(holds.values(row)[0])).toList();
  }

  /** Adds the keys of rows at hand; of those that are not, somebody else finds them. */
  private void add(
      Table table,
      String key,
      Optional<List<InternalRow>> atHand,
      Optional<Dataset<Row>> otherwise) {
    if (atHand.isEmpty()) {
      otherwise.ifPresent(some -> elsewhere.add(some.select(expr(key).as("key"))));
    } else if (!atHand.get().isEmpty()) {
      BoundExpressions expression = rows.expressions(table, List.of(key));
      for (InternalRow row : atHand.get()) {
        Object found = expression.values(row)[0];
        if (found != null) {
          keys.add((UTF8String) found);
        }
      }
    }
  }

  private long from(Table table) {
    return before.inputs().getOrDefault(table.name(), -1L);
  }

  private boolean isNewDay() {
    return !before.knowledgeDate().equals(context.knowledgeDate().day());
  }

  private static String quoted(String column) {
    return "`" + column + "`";
  }
}
