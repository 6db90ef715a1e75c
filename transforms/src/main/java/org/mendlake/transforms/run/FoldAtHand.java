package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/** Runs a fold over rows at hand, without a Spark job: reads histories and folds them. */
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

  /**
   * Folds.
   *
   * @param keys the keys to fold; nothing to fold every key
   * @return rows of each output; nothing when some rows are not at hand
   */
  Optional<List<List<InternalRow>>> fold(Optional<Set<UTF8String>> keys) {
    return histories(keys).map(this::folded);
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
    int[] widths = outputs.stream().mapToInt(table -> RowWriter.schema(table).length()).toArray();
    Iterator<InternalRow> folded =
        new FoldPartition(fold, outputs, declarations, context.knowledgeDate())
            .of(histories.iterator());
    while (folded.hasNext()) {
      InternalRow key = folded.next();
      for (int i = 0; i < outputs.size(); i++) {
        ArrayData made = key.getArray(i + 1);
        for (int j = 0; j < made.numElements(); j++) {
          byOutput.get(i).add(made.getStruct(j, widths[i]));
        }
      }
    }
    return byOutput;
  }
}
