package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

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
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
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
    Optional<FoldAtHand.Folded> folded =
        new FoldAtHand(context, fold, outputs, declarations).fold(consumed);
    if (folded.isPresent()) {
      write(context, folded.get());
    } else if (consumed.isEmpty()) {
      write(context, Optional.empty());
    } else {
      writeTouched(context, consumed.get());
    }
  }

  private void writeTouched(BuildContext context, BuildState.Consumed consumed) {
    Optional<Dataset<Row>> found =
        new TouchedKeys(context, consumed).of(fold, outputs, this::references);
    if (found.isEmpty()) {
      return;
    }
    Dataset<Row> touched =
        InternalPartitions.detached(found.get()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      if (!touched.isEmpty()) {
        write(context, Optional.of(touched));
      }
    } finally {
      touched.unpersist();
    }
  }

  private void write(BuildContext context, Optional<Dataset<Row>> touched) {
    Dataset<Row> histories = histories(context, touched);
    if (touched.isEmpty() && new FirstRows(context).write(fold, outputs, declarations, histories)) {
      return;
    }
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
              if (isFilled || !context.isEmpty(table)) {
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
  private void write(BuildContext context, FoldAtHand.Folded folded) {
    if (folded.isNothing()) {
      return;
    }
    for (int i = 0; i < outputs.size(); i++) {
      Table table = outputs.get(i);
      List<InternalRow> rows = folded.byOutput().get(i);
      context.alone(
          table,
          () -> {
            if (!isWrittenAtHand(context, table, rows, folded.keys())) {
              commit(
                  context,
                  table,
                  InternalPartitions.of(context.spark(), rows, RowWriter.schema(table)),
                  folded.keys().map(keys -> dataset(context, keys)));
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

  private static Dataset<Row> dataset(BuildContext context, Set<UTF8String> keys) {
    return InternalPartitions.of(
        context.spark(),
        keys.stream().<InternalRow>map(key -> new GenericInternalRow(new Object[] {key})).toList(),
        new StructType().add("key", DataTypes.StringType));
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

  /** Rows of all inputs as {@link FoldPartition} reads them, those of a key together. */
  private Dataset<Row> histories(BuildContext context, Optional<Dataset<Row>> touched) {
    Dataset<Row> union = null;
    for (int i = 0; i < fold.inputs().size(); i++) {
      Dataset<Row> rows = input(context, i, touched);
      union = union == null ? rows : union.unionByName(rows, true);
    }
    List<Column> ordered = new ArrayList<>();
    ordered.add(col("_key"));
    for (int i = 0; i < fold.inputs().size(); i++) {
      ordered.add(col("_in" + i));
    }
    return union
        .select(ordered.toArray(Column[]::new))
        .repartition(col("_key"))
        .sortWithinPartitions(col("_key"));
  }

  private Dataset<Row> input(BuildContext context, int i, Optional<Dataset<Row>> touched) {
    Input input = fold.inputs().get(i);
    Dataset<Row> rows = context.read(input.table());
    Column[] columns =
        InputReader.of(input, tables).columns().stream()
            .map(name -> col("`" + name + "`"))
            .toArray(Column[]::new);
    Dataset<Row> keyed =
        rows.select(expr(input.key()).as("_key"), struct(columns).as("_in" + i))
            .where(col("_key").isNotNull());
    return touched
        .map(
            keys ->
                keyed.join(
                    broadcast(keys), keyed.col("_key").equalTo(keys.col("key")), "left_semi"))
        .orElse(keyed);
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
      if (touched.isEmpty()) {
        rows = rows.unionByName(UnknownMember.of(table, context.spark()));
      }
    }
    Dataset<Row> stored = context.target().read(table);
    if (table.isWrittenByEveryFold()) {
      stored = stored.where(col("fold").equalTo(lit(fold.name())));
    }
    if (touched.isPresent()) {
      Dataset<Row> keys = touched.get();
      stored =
          stored.join(
              broadcast(keys),
              stored.col(table.foldKeyColumn()).equalTo(keys.col("key")),
              "left_semi");
    }
    new Difference(context, table, uniqueness(table))
        .commit(Difference.declared(table, rows), stored);
  }

  /** Within one key of the fold its rows differ; over keys they do if it is part of theirs. */
  static Difference.Uniqueness uniqueness(Table table) {
    return table.key().contains(table.foldKeyColumn())
        ? Difference.Uniqueness.BY_CONSTRUCTION
        : Difference.Uniqueness.TO_BE_CHECKED;
  }
}
