package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.TableDdl;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/**
 * Runs a fold: reads the whole history of the keys that something touched, folds it, resolves the
 * references and commits the difference to what is stored for those keys.
 */
final class FoldStep implements Step {
  private final Fold fold;
  private final TableDeclarations declarations;
  private final Tables tables;
  private final List<Table> outputs;

  FoldStep(Fold fold, TableDeclarations declarations) {
    this.fold = fold;
    this.declarations = declarations;
    this.tables = declarations.tables();
    this.outputs = Folds.outputs(fold, tables);
    outputs.stream()
        .filter(table -> table.versions() == Table.Versions.KNOWN)
        .forEach(table -> refuseInputsWithoutTheirPast(table, fold));
  }

  static void refuseInputsWithoutTheirPast(Table table, Fold fold) {
    for (Input input : fold.inputs()) {
      if (!(input instanceof Input.Entity)) {
        throw new IllegalStateException(
            "Cannot keep versions of "
                + table.qualifiedName()
                + " as known: "
                + fold.name()
                + " reads rows of "
                + input.table()
                + ", which are not kept as they were once known; read entities only");
      }
    }
  }

  @Override
  public String name() {
    return fold.name();
  }

  @Override
  public Set<String> reads() {
    Set<String> reads = new TreeSet<>();
    fold.inputs().forEach(input -> reads.add(input.table()));
    outputs.forEach(table -> references(table).forEach(r -> reads.add(r.dimension())));
    return reads;
  }

  @Override
  public Set<String> writes() {
    return outputs.stream().map(Table::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String fingerprint() {
    return outputs.stream()
        .map(t -> TableDdl.columns(t) + references(t) + t.versions() + t.openWhile())
        .collect(Collectors.joining("\n"));
  }

  private List<Reference> references(Table table) {
    return References.keyed(table, tables);
  }

  @Override
  public void run(BuildContext context, Optional<BuildState.Consumed> consumed) {
    if (consumed.isEmpty()) {
      write(context, Optional.empty());
      return;
    }
    try (Touched touched = TouchedKeys.of(context, consumed.get(), fold, outputs)) {
      if (!touched.isNone()) {
        write(context, Optional.of(touched));
      }
    }
  }

  private void write(BuildContext context, Optional<Touched> touched) {
    boolean areMany = touched.isPresent() && touched.get().few().isEmpty();
    Optional<Set<UTF8String>> keys = touched.flatMap(Touched::few);
    Optional<List<List<InternalRow>>> folded =
        areMany
            ? Optional.empty()
            : new FoldAtHand(context, fold, outputs, declarations).fold(keys);
    if (folded.isPresent()) {
      write(context, folded.get(), keys);
    } else {
      writeInOnePass(context, touched.map(some -> some.dataset(context)));
    }
  }

  private void writeInOnePass(BuildContext context, Optional<Dataset<Row>> touched) {
    FoldHistories histories = new FoldHistories(context, fold, outputs, touched);
    if (!new FoldWriting(context, fold, outputs, declarations)
        .write(histories.withStoredRows(), histories.versions())) {
      withJoins(context).write(histories.ofInputs(), touched);
    }
  }

  private FoldWritingWithJoins withJoins(BuildContext context) {
    return new FoldWritingWithJoins(context, fold, outputs, declarations);
  }

  /** Writes rows at hand; where the table is not, through Spark. */
  private void write(
      BuildContext context, List<List<InternalRow>> folded, Optional<Set<UTF8String>> keys) {
    for (int i = 0; i < outputs.size(); i++) {
      Table table = outputs.get(i);
      List<InternalRow> rows = folded.get(i);
      context.alone(
          table,
          () -> {
            if (!isWrittenAtHand(context, table, rows, keys)) {
              withJoins(context)
                  .commit(
                      table,
                      InternalPartitions.of(context.spark(), rows, RowWriter.schema(table)),
                      keys.map(some -> Touched.dataset(context, some)));
            }
          });
    }
  }

  private boolean isWrittenAtHand(
      BuildContext context, Table table, List<InternalRow> rows, Optional<Set<UTF8String>> keys) {
    Optional<List<InternalRow>> resolved = new References(context, table).resolved(rows);
    if (resolved.isEmpty()) {
      return false;
    }
    List<InternalRow> desired = new ArrayList<>(resolved.get());
    if (table.kind() == Kind.DIMENSION) {
      SurrogateKeys.own(table, context, desired);
      if (keys.isEmpty()) {
        desired.add(UnknownMember.atHand(table));
      }
    }
    return new DifferenceAtHand(context, table).commit(Part.of(table, fold.name(), keys), desired);
  }

  /** Within one key of the fold its rows differ; over keys they do if it is part of theirs. */
  static Difference.Uniqueness uniqueness(Table table) {
    return table.key().contains(table.foldKeyColumn())
        ? Difference.Uniqueness.BY_CONSTRUCTION
        : Difference.Uniqueness.TO_BE_CHECKED;
  }
}
