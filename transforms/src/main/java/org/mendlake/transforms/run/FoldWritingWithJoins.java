package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Fold;

/**
 * Writes what a fold makes of histories where a dimension is too large for the memory of a task:
 * Spark keeps what was folded and joins it, table by table, with dimensions and with what is there.
 */
final class FoldWritingWithJoins {
  private final BuildContext context;
  private final Fold fold;
  private final List<Table> outputs;
  private final TableDeclarations declarations;

  FoldWritingWithJoins(
      BuildContext context, Fold fold, List<Table> outputs, TableDeclarations declarations) {
    this.context = context;
    this.fold = fold;
    this.outputs = outputs;
    this.declarations = declarations;
  }

  /**
   * Folds, and commits what differs.
   *
   * @param histories rows as {@link FoldPartition} reads them
   * @param touched the keys whose histories they are, in a column {@code key}; nothing for all
   */
  void write(Dataset<Row> histories, Optional<Dataset<Row>> touched) {
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
                commit(table, folded.select(expr("inline(`" + table.name() + "`)")), touched);
              }
            });
      }
    } finally {
      folded.unpersist();
    }
  }

  /** Commits what differs of folded rows of one table. */
  void commit(Table table, Dataset<Row> folded, Optional<Dataset<Row>> touched) {
    Dataset<Row> rows = folded;
    for (Reference reference : References.keyed(table, declarations.tables())) {
      Table dimension = declarations.tables().named(reference.dimension());
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
            FoldStep.uniqueness(table));
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
}
