package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.RowChanges;
import org.mendlake.lake.StoredRow;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;

/** Commits what differs between rows at hand and those that a small table holds. */
final class DifferenceAtHand {
  private final BuildContext context;
  private final Table table;
  private final StructType shape;
  private final int[] keyPlaces;
  private BoundExpressions inWords;

  DifferenceAtHand(BuildContext context, Table table) {
    this.context = context;
    this.table = table;
    this.shape = context.store(table).shape(table);
    this.keyPlaces = table.key().stream().mapToInt(table::position).toArray();
  }

  /**
   * Brings a part of a table up to date, with at most one commit. What is written is held against
   * the declaration first.
   *
   * @param part which rows of the table they are all of
   * @param desired the rows that the part should hold, of the declared columns
   * @return whether the table was at hand; if not, nothing was written
   * @throws BuildException if the rows break what the table must hold
   */
  boolean commit(Part part, List<InternalRow> desired) {
    long version = context.target().version(table);
    Optional<List<StoredRow>> stored =
        context
            .rowsAtHand()
            .stored(table, version)
            .or(
                () ->
                    context
                        .rowsAtHand()
                        .where(table, version, part.condition(context.rowsAtHand(), desired)));
    Optional<Long> rows = context.target().rowCount(table, version);
    if (stored.isEmpty() || rows.isEmpty()) {
      return false;
    }
    RowChanges changes = changes(part, unsafe(desired), stored.get());
    check(changes);
    if (!changes.isEmpty()) {
      context.listener().beforeCommit(table.name());
      context.target().change(table, version, changes);
      context.changed(
          new TableChange(
              table.name(),
              changes.inserted().size(),
              changes.updated().size(),
              changes.deleted().size(),
              rows.get() + changes.inserted().size() - changes.deleted().size(),
              context.target().version(table)));
    }
    return true;
  }

  private List<InternalRow> unsafe(List<InternalRow> rows) {
    UnsafeProjection projection = UnsafeProjection.create(shape);
    return rows.stream().<InternalRow>map(row -> projection.apply(row).copy()).toList();
  }

  private RowChanges changes(Part part, List<InternalRow> desired, List<StoredRow> stored) {
    Map<List<Object>, InternalRow> wanted = new LinkedHashMap<>();
    Set<List<Object>> twice = new HashSet<>();
    for (InternalRow row : desired) {
      if (wanted.put(key(row), row) != null) {
        twice.add(key(row));
      }
    }
    List<StoredRow> deleted = new ArrayList<>();
    List<RowChanges.Update> updated = new ArrayList<>();
    Map<List<Object>, InternalRow> inserted = new LinkedHashMap<>(wanted);
    Predicate<InternalRow> isPart = part.membership();
    for (StoredRow held : stored) {
      List<Object> key = key(held.row());
      InternalRow row = wanted.get(key);
      if (isPart.test(held.row())) {
        inserted.remove(key);
        if (row == null) {
          deleted.add(held);
        } else if (!row.equals(held.row())) {
          updated.add(new RowChanges.Update(held, row));
        }
      } else if (row != null) {
        twice.add(key);
      }
    }
    if (!twice.isEmpty()) {
      String example = twice.stream().map(k -> words(wanted.get(k))).sorted().findFirst().get();
      throw new BuildException(
          List.of(new BrokenExpectation(table.name(), "key_is_unique", twice.size(), example)));
    }
    return new RowChanges(List.copyOf(inserted.values()), updated, deleted);
  }

  private List<Object> key(InternalRow row) {
    Object[] key = new Object[keyPlaces.length];
    for (int i = 0; i < key.length; i++) {
      int at = keyPlaces[i];
      key[i] = row.isNullAt(at) ? null : row.get(at, shape.fields()[at].dataType());
    }
    return Arrays.asList(key);
  }

  private void check(RowChanges changes) {
    List<InternalRow> rows = new ArrayList<>(changes.inserted());
    changes.updated().forEach(update -> rows.add(update.after()));
    List<Expectation> expectations = Breaches.of(table).expectations();
    if (rows.isEmpty() || expectations.isEmpty()) {
      return;
    }
    BoundExpressions conditions =
        context
            .rowsAtHand()
            .expressions(table, expectations.stream().map(Expectation::condition).toList());
    RowCheck.Counting counting =
        RowCheck.Counting.of(
            expectations, row -> new GenericInternalRow(conditions.values(row)), this::words);
    rows.forEach(counting::mayBeWritten);
    counting.count().told(table, expectations).forEach(context::warn);
  }

  /** The key of a row, in words. */
  private String words(InternalRow row) {
    if (inWords == null) {
      inWords = context.rowsAtHand().expressions(table, List.of(Breaches.keyInWords(table)));
    }
    return inWords.values(row)[0].toString();
  }
}
