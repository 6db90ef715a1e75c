package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableDdl;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;

/**
 * Runs the SELECT of a mart over pinned versions, and the mart's Java where the SELECT only
 * prepares, and commits the difference.
 */
final class MartStep implements Step {
  private final Table table;
  private final MartSources.Source source;
  private final TableDeclarations declarations;
  private final Set<String> inputs;

  MartStep(Table table, MartSources.Source source, TableDeclarations declarations) {
    this.table = table;
    this.source = source;
    this.declarations = declarations;
    this.inputs = SqlInputs.of(source.sql(), declarations.tables());
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public Set<String> reads() {
    return inputs;
  }

  @Override
  public Set<String> writes() {
    return Set.of(table.name());
  }

  @Override
  public String fingerprint() {
    return TableDdl.columns(table) + source;
  }

  @Override
  public void run(BuildContext context, Optional<BuildState.Consumed> consumed) {
    if (consumed.map(before -> isStale(before, context)).orElse(true)
        && !isWrittenAtHand(context)) {
      new Difference(context, table).commit(select(context));
    }
  }

  /** Over small tables the rows come here, and no job compares them with what is stored. */
  private boolean isWrittenAtHand(BuildContext context) {
    return context.rowsAtHand().areAtHand(inputs.stream().map(context.tables()::named).toList())
        && new DifferenceAtHand(context, table)
            .commit(Part.all(table), InternalPartitions.collect(select(context)));
  }

  private boolean isStale(BuildState.Consumed before, BuildContext context) {
    boolean isNewDay = !before.knowledgeDate().equals(context.knowledgeDate().day());
    return (isNewDay && NamedParameters.isBoundToTheDay(source.sql()))
        || inputs.stream()
            .anyMatch(t -> context.hasChanged(t, before.inputs().getOrDefault(t, -1L)));
  }

  /** The rows of the SELECT, of the declared names and types. */
  private Dataset<Row> select(BuildContext context) {
    SparkSession session = context.spark().newSession();
    TableStore store = new TableStore(new Lake(session, context.target().lake().root()));
    for (String input : inputs) {
      store
          .read(context.tables().named(input), context.version(input))
          .createOrReplaceTempView(input);
    }
    Dataset<Row> rows =
        session.sql(NamedParameters.bind(source.sql(), context.knowledgeDate().day()));
    return declared(
        table, source.isPreparation() ? GroupMarts.of(table, declarations, rows) : rows);
  }

  /** Casts to the declared types; the names must be the declared ones, in any order. */
  static Dataset<Row> declared(Table table, Dataset<Row> rows) {
    List<String> names = Arrays.asList(rows.columns());
    List<String> expected = table.columns().stream().map(org.mendlake.schema.Column::name).toList();
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(names);
    List<String> surplus = new ArrayList<>(names);
    surplus.removeAll(expected);
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      throw new IllegalStateException(
          "Cannot fill "
              + table.qualifiedName()
              + ": its SELECT lacks "
              + missing
              + " and has "
              + surplus
              + " besides the declaration");
    }
    return Difference.declared(table, rows);
  }
}
