package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
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
        elsewhere.stream().reduce(Dataset::union).orElseThrow().where(col("key").isNotNull());
    List<ArrayList<UTF8String>> parts =
        InternalPartitions.run(found, new DistinctKeys(context.limits().keys()));
    if (parts.contains(DistinctKeys.MANY)) {
      Dataset<Row> kept =
          InternalPartitions.detached(found.union(Touched.dataset(context, keys)).distinct());
      return Touched.many(kept.persist(StorageLevel.MEMORY_AND_DISK()));
    }
    parts.forEach(keys::addAll);
    return Touched.few(keys);
  }

  /** The keys of a partition, once each. */
  private record DistinctKeys(long most)
      implements FlatMapFunction<Iterator<InternalRow>, ArrayList<UTF8String>> {
    /** In the place of more keys than are to be brought here. */
    static final ArrayList<UTF8String> MANY = new ArrayList<>(Collections.singleton(null));

    @Override
    public Iterator<ArrayList<UTF8String>> call(Iterator<InternalRow> rows) {
      Set<UTF8String> keys = new HashSet<>();
      while (rows.hasNext()) {
        keys.add(rows.next().getUTF8String(0).clone());
        if (keys.size() > most) {
          return List.of(MANY).iterator();
        }
      }
      return List.of(new ArrayList<>(keys)).iterator();
    }
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
    Optional<Set<UTF8String>> changed =
        rows.changed(dimension, from(dimension)).map(some -> members(dimension, some));
    Optional<Dataset<Row>> named =
        changed
            .map(members -> Touched.dataset(context, members))
            .or(
                () ->
                    context
                        .changedSince(dimension.name(), before)
                        .map(some -> some.select(dimension.naturalKey()).distinct()));
    add(
        table,
        quoted(table.foldKeyColumn()),
        changed.flatMap(members -> referringAtHand(table, reference, members)),
        named.map(members -> referring(table, reference, members)));
  }

  private Optional<List<InternalRow>> referringAtHand(
      Table table, Reference reference, Set<UTF8String> members) {
    int by = table.position(reference.by());
    return rows.readable(table)
        .map(
            all ->
                all.stream()
                    .filter(row -> !row.isNullAt(by) && members.contains(row.getUTF8String(by)))
                    .toList());
  }

  private static Set<UTF8String> members(Table dimension, List<InternalRow> changed) {
    Set<UTF8String> members = new HashSet<>();
    int member = dimension.position(dimension.naturalKey());
    changed.forEach(row -> members.add(row.getUTF8String(member)));
    return members;
  }

  private Dataset<Row> referring(Table table, Reference reference, Dataset<Row> members) {
    Dataset<Row> named = members.toDF("_member");
    return context
        .target()
        .read(table)
        .join(
            functions.broadcast(named),
            col("`" + reference.by() + "`").equalTo(col("_member")),
            "left_semi");
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
