package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
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
  private final Tables tables;
  private final List<Table> outputs;

  FoldStep(Fold fold, Tables tables) {
    this.fold = fold;
    this.tables = tables;
    this.outputs = Folds.outputs(fold, tables);
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
        .map(t -> TableDdl.columns(t) + references(t))
        .collect(Collectors.joining("\n"));
  }

  private List<Reference> references(Table table) {
    return table.references().stream()
        .filter(r -> tables.named(r.dimension()).hasSurrogateKey())
        .toList();
  }

  @Override
  public void run(BuildContext context) {
    Optional<Dataset<Row>> touched =
        context
            .consumed()
            .map(
                before ->
                    new TouchedKeys(context, before)
                        .of(fold, outputs, this::references)
                        .persist(StorageLevel.MEMORY_AND_DISK()));
    Dataset<Row> folded = fold(context, touched).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      if (touched.isPresent() && touched.get().isEmpty()) {
        return;
      }
      for (Table table : outputs) {
        commit(context, table, folded, touched);
      }
    } finally {
      folded.unpersist();
      touched.ifPresent(Dataset::unpersist);
    }
  }

  /** One row a key: the key and an array of rows for each output. */
  private Dataset<Row> fold(BuildContext context, Optional<Dataset<Row>> touched) {
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
    StructType schema = new StructType().add("_key", DataTypes.StringType);
    for (Table table : outputs) {
      schema = schema.add(table.name(), DataTypes.createArrayType(RowWriter.schema(table)));
    }
    return union
        .select(ordered.toArray(Column[]::new))
        .repartition(col("_key"))
        .sortWithinPartitions(col("_key"))
        .mapPartitions(
            new FoldPartition(fold, outputs, context.knowledgeDate().day()), Encoders.row(schema));
  }

  private Dataset<Row> input(BuildContext context, int i, Optional<Dataset<Row>> touched) {
    Input input = fold.inputs().get(i);
    Dataset<Row> rows = context.read(input.table());
    Column[] columns =
        tables.named(input.table()).content().stream()
            .map(c -> col("`" + c.name() + "`"))
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
    Dataset<Row> rows = folded.select(expr("inline(`" + table.name() + "`)"));
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
    boolean isShared = table.name().equals(Folds.ISSUES);
    Dataset<Row> stored = context.target().read(table);
    if (isShared) {
      stored = stored.where(col("fold").equalTo(lit(fold.name())));
    }
    if (touched.isPresent()) {
      Dataset<Row> keys = touched.get();
      stored =
          stored.join(
              broadcast(keys), stored.col(foldKey(table)).equalTo(keys.col("key")), "left_semi");
    }
    new Difference(context, table).commit(rows, stored);
  }

  private static String foldKey(Table table) {
    return table.foldKey().get(table.foldKey().size() - 1);
  }
}
