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
 * One pass over histories in a task: folds each key, fills in the references of its rows, holds
 * them against those that are there and writes what differs into files of each table.
 */
final class FoldPass implements FlatMapFunction<Iterator<InternalRow>, WrittenChanges.Done> {
  private static final long serialVersionUID = 1L;

  private final FoldPartition fold;
  private final TableDeclarations declarations;
  private final ArrayList<TableWriting> outputs;
  private final Map<String, BoundExpressions> ownKeys;
  private final Map<String, Broadcast<Members>> members;

  /**
   * A pass.
   *
   * @param outputs the tables that the fold writes, in their order
   * @param ownKeys the surrogate key of each dimension among them, by its name
   * @param members of each dimension that the outputs refer to, by its name
   */
  FoldPass(
      FoldPartition fold,
      TableDeclarations declarations,
      List<TableWriting> outputs,
      Map<String, BoundExpressions> ownKeys,
      Map<String, Broadcast<Members>> members) {
    this.fold = fold;
    this.declarations = declarations;
    this.outputs = new ArrayList<>(outputs);
    this.ownKeys = ownKeys;
    this.members = members;
  }

  @Override
  public Iterator<WrittenChanges.Done> call(Iterator<InternalRow> histories) {
    return TableWriting.inTask(outputs, drafts -> write(drafts, histories));
  }

  private WrittenChanges.Done write(FileDrafts drafts, Iterator<InternalRow> histories) {
    List<Completion> completions = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Table table = declarations.tables().named(outputs.get(i).table());
      TableWriting.InTask writing = outputs.get(i).begin(drafts, i);
      completions.add(new Completion(table, writing));
    }
    FoldPartition.Groups folded = fold.groups(histories);
    while (folded.hasNext()) {
      InternalRow key = folded.next();
      for (int i = 0; i < completions.size(); i++) {
        completions.get(i).write(folded.stored(i), key.getArray(i + 1));
      }
    }
    return WrittenChanges.Done.of(drafts, completions.stream().map(each -> each.writing).toList());
  }

  /** Completes folded rows of one table, references and own key, and compares them. */
  private final class Completion {
    private final TableWriting.InTask writing;
    private final RowComparison comparison;
    private final WideRows shape;
    private final int foldedWidth;
    private final List<ReferenceFilling> references;
    private final UnsafeProjection ownKey;
    private final int ownKeyAt;

    Completion(Table table, TableWriting.InTask writing) {
      BoundExpressions key = ownKeys.get(table.name());
      this.writing = writing;
      this.comparison = writing.table().isFirst() ? null : new RowComparison(writing);
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

    void write(List<InternalRow> stored, ArrayData made) {
      stored.forEach(row -> comparison.hold(row));
      for (int i = 0; i < made.numElements(); i++) {
        Object[] values = shape.of(made.getStruct(i, foldedWidth));
        references.forEach(reference -> reference.fill(values));
        InternalRow row = new GenericInternalRow(values);
        if (ownKey != null) {
          values[ownKeyAt] = ownKey.apply(row).getLong(0);
        }
        if (comparison == null) {
          writing.insert(row);
        } else {
          comparison.want(row);
        }
      }
      if (comparison != null) {
        comparison.end();
      }
    }
  }
}
