package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.lake.BoundExpressions;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;

/**
 * Writes what a fold makes of histories. One job folds every key, fills in references, holds the
 * rows against the declarations and against those that are there, and writes the files of all
 * tables, where Spark would keep what was folded and take a plan, joins and a pass for each table.
 * Commits follow when all rows hold.
 */
final class FoldWriting {
  private final BuildContext context;
  private final Fold fold;
  private final List<Table> outputs;
  private final TableDeclarations declarations;

  FoldWriting(
      BuildContext context, Fold fold, List<Table> outputs, TableDeclarations declarations) {
    this.context = context;
    this.fold = fold;
    this.outputs = outputs;
    this.declarations = declarations;
  }

  /**
   * Folds, and commits what differs.
   *
   * @param histories rows as {@link FoldPartition} reads them, with the stored rows of the outputs
   *     at these versions
   * @return false, and nothing written, when a dimension is too large to be held in memory
   * @throws BuildException if rows break what their table must hold; nothing is committed then
   */
  boolean write(Dataset<Row> histories, List<Long> versions) {
    Optional<Map<String, Broadcast<Members>>> members = members();
    if (members.isEmpty()) {
      return false;
    }
    List<TableWriting> writings =
        outputs.stream()
            .map(table -> TableWriting.of(context, table, FoldStep.uniqueness(table)))
            .toList();
    FoldPass pass =
        new FoldPass(
            new FoldPartition(fold, outputs, declarations, context.knowledgeDate()),
            declarations,
            writings,
            ownKeys(),
            members.get());
    commit(writings, InternalPartitions.run(histories, pass), versions);
    return true;
  }

  private void commit(
      List<TableWriting> writings, List<WrittenChanges.Done> done, List<Long> versions) {
    List<WrittenChanges> written = new ArrayList<>();
    List<BrokenExpectation> warnings = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      WrittenChanges changes = new WrittenChanges(context, outputs.get(i), i, done);
      warnings.addAll(changes.check(versions.get(i)));
      written.add(changes);
    }
    warnings.forEach(context::warn);
    for (int i = 0; i < outputs.size(); i++) {
      Table table = outputs.get(i);
      WrittenChanges changes = written.get(i);
      if (table.kind() == Kind.DIMENSION && writings.get(i).isFirst()) {
        changes.add(writings.get(i).file(UnknownMember.atHand(table)));
      }
      long version = versions.get(i);
      context.alone(
          table, () -> changes.commit(table.isWrittenByEveryFold() ? latest(table) : version));
    }
  }

  /** The other folds may have written rows of theirs meanwhile. */
  private long latest(Table table) {
    return context.target().version(table);
  }

  private Optional<Map<String, Broadcast<Members>>> members() {
    Map<String, Broadcast<Members>> members = new TreeMap<>();
    for (Table table : outputs) {
      for (Reference reference : References.keyed(table, context.tables())) {
        Table dimension = context.tables().named(reference.dimension());
        Optional<Broadcast<Members>> found = context.members().of(dimension);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        members.put(dimension.name(), found.get());
      }
    }
    return Optional.of(members);
  }

  private Map<String, BoundExpressions> ownKeys() {
    Map<String, BoundExpressions> keys = new TreeMap<>();
    for (Table table : outputs) {
      if (table.kind() == Kind.DIMENSION) {
        List<String> key = List.of(SurrogateKeys.own(table));
        keys.put(table.name(), context.rowsAtHand().expressions(table, key));
      }
    }
    return keys;
  }
}
