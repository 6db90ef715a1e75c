package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/**
 * Runs a fold over rows at hand: finds the touched keys, reads their history, folds it and resolves
 * the references as {@link FoldStep} does, without a Spark job.
 */
final class FoldAtHand {
  private final BuildContext context;
  private final RowsAtHand rows;
  private final Fold fold;
  private final List<Table> outputs;
  private final TableDeclarations declarations;

  FoldAtHand(BuildContext context, Fold fold, List<Table> outputs, TableDeclarations declarations) {
    this.context = context;
    this.rows = context.rowsAtHand();
    this.fold = fold;
    this.outputs = outputs;
    this.declarations = declarations;
  }

  /** Rows of the outputs for some keys. */
  record Folded(Optional<Set<UTF8String>> keys, List<List<InternalRow>> byOutput) {
    boolean isNothing() {
      return keys.isPresent() && keys.get().isEmpty();
    }
  }

  /**
   * Folds what was touched.
   *
   * @param consumed what the step has read before; nothing to fold every key
   * @return nothing when some rows are not at hand: nothing has been written then
   */
  Optional<Folded> fold(Optional<BuildState.Consumed> consumed) {
    Optional<Set<UTF8String>> keys = Optional.empty();
    if (consumed.isPresent()) {
      keys = touched(consumed.get());
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      if (keys.get().isEmpty()) {
        return Optional.of(new Folded(keys, List.of()));
      }
    }
    Optional<List<InternalRow>> read = histories(keys);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Folded(keys, folded(read.get())));
  }

  private Optional<Set<UTF8String>> touched(BuildState.Consumed before) {
    Set<UTF8String> keys = new HashSet<>();
    TouchedAtHand touched = new TouchedAtHand(context, before, keys);
    for (Input input : fold.inputs()) {
      if (!touched.byInput(context.tables().named(input.table()), input.key())) {
        return Optional.empty();
      }
    }
    for (Table table : outputs) {
      for (Reference reference : References.keyed(table, context.tables())) {
        if (!touched.byReference(table, reference)) {
          return Optional.empty();
        }
      }
      if (!touched.byDay(table)) {
        return Optional.empty();
      }
    }
    return Optional.of(keys);
  }

  /** Rows of all inputs as {@link FoldPartition} reads them, sorted by key. */
  private Optional<List<InternalRow>> histories(Optional<Set<UTF8String>> keys) {
    List<InternalRow> histories = new ArrayList<>();
    for (int i = 0; i < fold.inputs().size(); i++) {
      Input input = fold.inputs().get(i);
      Table table = context.tables().named(input.table());
      Optional<List<InternalRow>> read =
          keys.isPresent() ? rows.having(table, input.key(), keys.get()) : rows.readable(table);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      BoundExpressions key = rows.expressions(table, List.of(input.key()));
      Selection columns =
          new Selection(
              context.store(table).shape(table), InputReader.of(input, context.tables()).columns());
      for (InternalRow row : read.get()) {
        UTF8String held = (UTF8String) key.values(row)[0];
        if (held != null) {
          Object[] values = new Object[1 + fold.inputs().size()];
          values[0] = held;
          values[1 + i] = columns.of(row);
          histories.add(new GenericInternalRow(values));
        }
      }
    }
    histories.sort(Comparator.comparing(row -> row.getUTF8String(0)));
    return Optional.of(histories);
  }

  private List<List<InternalRow>> folded(List<InternalRow> histories) {
    List<List<InternalRow>> byOutput = new ArrayList<>();
    outputs.forEach(table -> byOutput.add(new ArrayList<>()));
    Iterator<InternalRow> folded =
        new FoldPartition(fold, outputs, declarations, context.knowledgeDate())
            .of(histories.iterator());
    while (folded.hasNext()) {
      InternalRow key = folded.next();
      for (int i = 0; i < outputs.size(); i++) {
        ArrayData made = key.getArray(i + 1);
        int width = RowWriter.schema(outputs.get(i)).length();
        for (int j = 0; j < made.numElements(); j++) {
          byOutput.get(i).add(made.getStruct(j, width));
        }
      }
    }
    return byOutput;
  }
}
