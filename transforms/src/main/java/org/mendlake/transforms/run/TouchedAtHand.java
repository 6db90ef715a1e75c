package org.mendlake.transforms.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;

/**
 * Adds the keys that something touched, as {@link TouchedKeys} finds them, from rows at hand. Each
 * method tells whether the rows were at hand.
 */
final class TouchedAtHand {
  private final BuildContext context;
  private final RowsAtHand rows;
  private final BuildState.Consumed before;
  private final Set<UTF8String> keys;

  TouchedAtHand(BuildContext context, BuildState.Consumed before, Set<UTF8String> keys) {
    this.context = context;
    this.rows = context.rowsAtHand();
    this.before = before;
    this.keys = keys;
  }

  /** Keys of rows of an input that changed or that became known with the day. */
  boolean byInput(Table table, String key) {
    Optional<List<InternalRow>> touched = rows.unconsumed(table, before);
    touched.ifPresent(some -> add(table, key, some));
    return touched.isPresent();
  }

  /** Keys of stored rows that refer to a changed member of a dimension. */
  boolean byReference(Table table, Reference reference) {
    Table dimension = context.tables().named(reference.dimension());
    Optional<List<InternalRow>> changed =
        rows.changed(dimension, before.inputs().getOrDefault(dimension.name(), -1L));
    if (changed.isEmpty()) {
      return false;
    }
    Set<UTF8String> members = new HashSet<>();
    int member = dimension.position(dimension.naturalKey());
    changed.get().forEach(row -> members.add(row.getUTF8String(member)));
    Optional<List<InternalRow>> referring = rows.having(table, quoted(reference.by()), members);
    referring.ifPresent(some -> add(table, quoted(table.foldKeyColumn()), some));
    return referring.isPresent();
  }

  /** Keys of stored rows that change with the day, when it moved on. */
  boolean byDay(Table table) {
    if (table.openWhile().isEmpty() || !isNewDay()) {
      return true;
    }
    Optional<List<InternalRow>> stored = rows.readable(table);
    if (stored.isEmpty()) {
      return false;
    }
    BoundExpressions open =
        rows.expressions(
            table, List.of(table.openWhile().orElseThrow(), quoted(table.foldKeyColumn())));
    for (InternalRow row : stored.get()) {
      Object[] found = open.values(row);
      if (Boolean.TRUE.equals(found[0]) && found[1] != null) {
        keys.add((UTF8String) found[1]);
      }
    }
    return true;
  }

  private void add(Table table, String key, List<InternalRow> touched) {
    if (touched.isEmpty()) {
      return;
    }
    BoundExpressions expression = rows.expressions(table, List.of(key));
    for (InternalRow row : touched) {
      Object found = expression.values(row)[0];
      if (found != null) {
        keys.add((UTF8String) found);
      }
    }
  }

  private boolean isNewDay() {
    return !before.knowledgeDate().equals(context.knowledgeDate().day());
  }

  private static String quoted(String column) {
    return "`" + column + "`";
  }
}
