package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.FileDrafts;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * One pass over histories in a task: folds each key, fills in the references of its rows and writes
 * them into a file of each table.
 */
final class FirstRowsPass implements FlatMapFunction<Iterator<InternalRow>, NewRows.Done> {
  private static final long serialVersionUID = 1L;

  private final FoldPartition fold;
  private final TableDeclarations declarations;
  private final ArrayList<NewRows> outputs;
  private final Map<String, BoundExpressions> ownKeys;
  private final Map<String, Broadcast<Members>> members;

  /**
   * A pass.
   *
   * @param outputs the tables that the fold writes, in their order
   * @param ownKeys the surrogate key of each dimension among them, by its name
   * @param members of each dimension that the outputs refer to, by its name
   */
  FirstRowsPass(
      FoldPartition fold,
      TableDeclarations declarations,
      List<NewRows> outputs,
      Map<String, BoundExpressions> ownKeys,
      Map<String, Broadcast<Members>> members) {
    this.fold = fold;
    this.declarations = declarations;
    this.outputs = new ArrayList<>(outputs);
    this.ownKeys = ownKeys;
    this.members = members;
  }

  @Override
  public Iterator<NewRows.Done> call(Iterator<InternalRow> histories) {
    NewRows.Done done =
        FileDrafts.during(NewRows.files(outputs), drafts -> write(drafts, histories));
    return List.of(done).iterator();
  }

  private NewRows.Done write(FileDrafts drafts, Iterator<InternalRow> histories) {
    List<Completion> completions = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Table table = declarations.tables().named(outputs.get(i).table());
      completions.add(new Completion(table, outputs.get(i).begin(drafts, i)));
    }
    Iterator<InternalRow> folded = fold.of(histories);
    while (folded.hasNext()) {
      InternalRow key = folded.next();
      for (int i = 0; i < completions.size(); i++) {
        completions.get(i).write(key.getArray(i + 1));
      }
    }
    return NewRows.Done.of(drafts, completions.stream().map(each -> each.writing).toList());
  }

  /** Completes folded rows of one table: references and own key. */
  private final class Completion {
    private final NewRows.Writing writing;
    private final WideRows shape;
    private final int foldedWidth;
    private final List<ReferenceFilling> references;
    private final UnsafeProjection ownKey;
    private final int ownKeyAt;

    Completion(Table table, NewRows.Writing writing) {
      BoundExpressions key = ownKeys.get(table.name());
      this.writing = writing;
      this.shape = new WideRows(table);
      this.foldedWidth = RowWriter.schema(table).length();
      this.references =
          References.keyed(table, declarations.tables()).stream()
              .map(reference -> filling(table, reference))
              .toList();
      this.ownKey = key == null ? null : key.compiled();
      this.ownKeyAt = key == null ? -1 : table.position(table.surrogateKey());
    }

    private ReferenceFilling filling(Table table, Reference reference) {
      Tables tables = declarations.tables();
      Table dimension = tables.named(reference.dimension());
      return new ReferenceFilling(
          table, reference, dimension, members.get(dimension.name()).value());
    }

    void write(ArrayData made) {
      for (int i = 0; i < made.numElements(); i++) {
        Object[] values = shape.of(made.getStruct(i, foldedWidth));
        references.forEach(reference -> reference.fill(values));
        InternalRow row = new GenericInternalRow(values);
        if (ownKey != null) {
          values[ownKeyAt] = ownKey.apply(row).getLong(0);
        }
        writing.write(row);
      }
    }
  }
}
