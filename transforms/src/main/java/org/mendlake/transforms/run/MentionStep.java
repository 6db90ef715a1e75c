package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * Keeps every id of a dimension that a silver row names, with the time it was first known. An id
 * once named stays, so that a new row only ever lowers the time.
 */
final class MentionStep implements Step {
  static final String TABLE = "member_mention";

  private final Contracts contracts;
  private final Table table;

  MentionStep(Contracts contracts, Tables tables) {
    this.contracts = contracts;
    this.table = tables.named(TABLE);
  }

  @Override
  public String name() {
    return "Mentions";
  }

  @Override
  public Set<String> reads() {
    Set<String> reads = new TreeSet<>();
    for (Contract contract : contracts.all()) {
      if (!contract.references().isEmpty()) {
        reads.add(Names.tableName(contract.entity()));
      }
    }
    return reads;
  }

  @Override
  public Set<String> writes() {
    return Set.of(TABLE);
  }

  @Override
  public String fingerprint() {
    List<String> parts = new ArrayList<>();
    contracts.all().forEach(c -> parts.add(c.type() + c.references()));
    return parts.toString();
  }

  @Override
  public void run(BuildContext context) {
    List<Dataset<Row>> found = new ArrayList<>();
    for (Contract contract : contracts.all()) {
      for (Dataset<Row> rows : rows(context, contract)) {
        contract.references().forEach(reference -> found.add(named(contract, reference, rows)));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    Dataset<Row> stored = context.target().read(table);
    Dataset<Row> fresh =
        found.stream()
            .reduce(Dataset::union)
            .orElseThrow()
            .where(col("natural_id").isNotNull())
            .groupBy("dimension", "natural_id")
            .agg(min("known_at").as("known_at"));
    Dataset<Row> held = stored;
    if (context.consumed().isPresent()) {
      held =
          stored.join(
              fresh.select(col("dimension").as("_d"), col("natural_id").as("_n")),
              col("dimension").equalTo(col("_d")).and(col("natural_id").equalTo(col("_n"))),
              "left_semi");
      fresh =
          fresh
              .unionByName(held)
              .groupBy("dimension", "natural_id")
              .agg(min("known_at").as("known_at"));
    }
    new Difference(context, table).commit(fresh, held);
  }

  private static List<Dataset<Row>> rows(BuildContext context, Contract contract) {
    String silver = Names.tableName(contract.entity());
    Optional<BuildState.Consumed> consumed = context.consumed();
    if (consumed.isEmpty()) {
      return List.of(context.read(silver));
    }
    List<Dataset<Row>> rows = new ArrayList<>();
    context.changedSince(silver, consumed.get()).ifPresent(rows::add);
    context.newlyKnown(silver, consumed.get()).ifPresent(rows::add);
    return rows;
  }

  private static Dataset<Row> named(
      Contract contract, Contract.Reference reference, Dataset<Row> rows) {
    StringBuilder path = new StringBuilder("`" + contract.column() + "`");
    boolean isList = false;
    for (Contract.Reference.Step step : reference.path()) {
      path.append(".`").append(step.column()).append('`');
      if (isList && step.repeated()) {
        path.insert(0, "flatten(").append(')');
      }
      isList |= step.repeated();
    }
    Column id = isList ? explode(expr(path.toString())) : expr(path.toString());
    return rows.where(col("`" + contract.column() + "`").isNotNull())
        .select(lit(reference.dimension()).as("dimension"), id.as("natural_id"), col("known_at"));
  }
}
