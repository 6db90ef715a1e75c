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
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;

/**
 * Writes the first rows of tables. Those of a fold: one job folds every key, fills in references,
 * holds the rows against the declarations and writes the files of all tables, where Spark would
 * keep what was folded and take a plan, joins and a pass for each table. Commits follow when all
 * rows hold.
 */
final class FirstRows {
  private final BuildContext context;

  FirstRows(BuildContext context) {
    this.context = context;
  }

  /**
   * Writes rows of the declared columns to a table that is empty.
   *
   * @throws BuildException if they break what the table must hold; nothing is committed then
   */
  void write(Table table, Dataset<Row> rows, Difference.Uniqueness uniqueness) {
    NewRows written = NewRows.of(context, table, uniqueness);
    List<NewRows.Done> done = InternalPartitions.run(rows, new NewRowsPass(written));
    List<BrokenExpectation> warnings = NewRows.warnings(table, 0, done);
    if (NewRows.mayRepeat(0, done)) {
      Expectations.check(table, rows); // equal hashes may be of different keys
    }
    warnings.forEach(context::warn);
    NewRows.commit(context, table, NewRows.files(0, done));
  }

  /**
   * Writes the rows that a fold makes of histories.
   *
   * @param histories rows as {@link FoldPartition} reads them
   * @return false, and nothing written, when a table has rows already, when two rows may have one
   *     key, or when a dimension is too large to be held in memory
   * @throws BuildException if rows break what their table must hold; nothing is committed then
   */
  boolean write(
      Fold fold, List<Table> outputs, TableDeclarations declarations, Dataset<Row> histories) {
    if (!outputs.stream().allMatch(this::isWithoutRowsOfTheFold)) {
      return false;
    }
    Optional<Map<String, Broadcast<Members>>> members = members(outputs);
    if (members.isEmpty()) {
      return false;
    }
    List<NewRows> written =
        outputs.stream()
            .map(table -> NewRows.of(context, table, FoldStep.uniqueness(table)))
            .toList();
    FirstRowsPass pass =
        new FirstRowsPass(
            new FoldPartition(fold, outputs, declarations, context.knowledgeDate()),
            declarations,
            written,
            ownKeys(outputs),
            members.get());
    return commit(outputs, written, InternalPartitions.run(histories, pass));
  }

  private boolean commit(List<Table> outputs, List<NewRows> written, List<NewRows.Done> done) {
    List<BrokenExpectation> warnings = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      warnings.addAll(NewRows.warnings(outputs.get(i), i, done));
      if (NewRows.mayRepeat(i, done)) {
        return false;
      }
    }
    warnings.forEach(context::warn);
    for (int i = 0; i < outputs.size(); i++) {
      Table table = outputs.get(i);
      List<WrittenFile> files = new ArrayList<>(NewRows.files(i, done));
      if (table.kind() == Kind.DIMENSION) {
        files.add(written.get(i).file(UnknownMember.atHand(table)));
      }
      context.alone(table, () -> NewRows.commit(context, table, files));
    }
    return true;
  }

  private boolean isWithoutRowsOfTheFold(Table table) {
    return table.isWrittenByEveryFold() ? context.isBegunAnew(table) : context.isEmpty(table);
  }

  private Optional<Map<String, Broadcast<Members>>> members(List<Table> outputs) {
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

  private Map<String, BoundExpressions> ownKeys(List<Table> outputs) {
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
