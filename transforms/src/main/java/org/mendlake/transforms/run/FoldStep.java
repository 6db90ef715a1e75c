package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
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
      writeWithJoins(context, histories.ofInputs(), touched);
    }
  }

  /** Where a dimension is too large for the memory of a task. */
  private void writeWithJoins(
      BuildContext context, Dataset<Row> histories, Optional<Dataset<Row>> touched) {
    Dataset<Row> folded =
        InternalPartitions.map(
                histories,
                foldedSchema(),
                new FoldPartition(fold, outputs, declarations, context.knowledgeDate()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> made = made(folded);
      for (Table table : outputs) {
        context.alone(
            table,
            () -> {
              boolean isFilled = made.get(table.name()) > 0 || table.kind() == Kind.DIMENSION;
              if (isFilled || !context.isWithoutRowsOfOneStep(table)) {
                commit(
                    context, table, folded.select(expr("inline(`" + table.name() + "`)")), touched);
              }
            });
      }
    } finally {
      folded.unpersist();
    }
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
              commit(
                  context,
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

  /** How many rows were made for each table; computes them all. */
  private Map<String, Long> made(Dataset<Row> folded) {
    List<Column> sums =
        outputs.stream()
            .map(t -> functions.sum(functions.size(col("`" + t.name() + "`")).cast("bigint")))
            .toList();
    Row row = Expectations.aggregate(folded.groupBy(), sums).first();
    Map<String, Long> made = new TreeMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      made.put(outputs.get(i).name(), row.isNullAt(i) ? 0 : row.getLong(i));
    }
    return made;
  }

  /** Shape of a folded key: the key and an array of rows for each output. */
  private StructType foldedSchema() {
    StructType schema = new StructType().add("_key", DataTypes.StringType);
    for (Table table : outputs) {
      schema = schema.add(table.name(), DataTypes.createArrayType(RowWriter.schema(table)));
    }
    return schema;
  }

  private void commit(
      BuildContext context, Table table, Dataset<Row> folded, Optional<Dataset<Row>> touched) {
    Dataset<Row> rows = folded;
    for (Reference reference : references(table)) {
      Table dimension = tables.named(reference.dimension());
      rows = SurrogateKeys.resolve(reference, dimension, context.read(dimension.name()), rows);
    }
    if (table.kind() == Kind.DIMENSION) {
      rows = SurrogateKeys.own(table, rows);
      if (context.isWithoutRowsOfOneStep(table)) { // no fold makes it, so later it is not compared
        rows = rows.unionByName(UnknownMember.of(table, context.spark()));
      }
    }
    new Difference(context, table)
        .commit(
            Difference.declared(table, rows),
            stored -> FoldHistories.part(table, fold, stored, touched),
            uniqueness(table));
  }

  /** Within one key of the fold its rows differ; over keys they do if it is part of theirs. */
  static Difference.Uniqueness uniqueness(Table table) {
    return table.key().contains(table.foldKeyColumn())
        ? Difference.Uniqueness.BY_CONSTRUCTION
        : Difference.Uniqueness.TO_BE_CHECKED;
  }
}
