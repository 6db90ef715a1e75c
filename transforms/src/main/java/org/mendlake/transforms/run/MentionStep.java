package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.InternalPartitions;
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

  private static final StructType NAMED =
      StructType.fromDDL("dimension STRING, natural_id STRING, known_at TIMESTAMP");

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
    entities().forEach(entity -> reads.add(Names.tableName(entity)));
    return reads;
  }

  /** The entities of which some event names an id. */
  private Set<String> entities() {
    Set<String> entities = new TreeSet<>();
    for (Contract contract : contracts.all()) {
      if (!contract.references().isEmpty()) {
        entities.add(contract.entity());
      }
    }
    return entities;
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
  public void run(BuildContext context, Optional<BuildState.Consumed> consumed) {
    if (isWrittenAtHand(context, consumed)) {
      return;
    }
    List<Dataset<Row>> found = new ArrayList<>();
    for (String entity : entities()) {
      rows(context, consumed, Names.tableName(entity))
          .forEach(rows -> found.add(named(entity, rows)));
    }
    if (found.isEmpty()) {
      return;
    }
    Dataset<Row> fresh =
        earliest(found.stream().reduce(Dataset::union).orElseThrow())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      write(context, consumed, fresh);
    } finally {
      fresh.unpersist();
    }
  }

  private boolean isWrittenAtHand(BuildContext context, Optional<BuildState.Consumed> consumed) {
    Map<List<Object>, Long> earliest = new HashMap<>();
    for (String entity : entities()) {
      Table silver = context.tables().named(Names.tableName(entity));
      Optional<List<InternalRow>> rows =
          consumed.isEmpty()
              ? context.rowsAtHand().readable(silver)
              : context.rowsAtHand().unconsumed(silver, consumed.get());
      if (rows.isEmpty()) {
        return false;
      }
      Iterator<InternalRow> named =
          new MentionPartition(entity).of(payloads(context, entity, silver, rows.get()));
      named.forEachRemaining(row -> earliest.merge(id(row), row.getLong(2), Math::min));
    }
    Optional<Set<UTF8String>> touched =
        consumed.map(
            before ->
                earliest.keySet().stream()
                    .map(id -> (UTF8String) id.get(1))
                    .collect(Collectors.toSet()));
    if (touched.isPresent()) {
      Optional<List<InternalRow>> stored =
          context.rowsAtHand().having(table, "natural_id", touched.get());
      if (stored.isEmpty()) {
        return false;
      }
      stored.get().forEach(held -> earliest.merge(id(held), held.getLong(2), Math::min));
    }
    List<InternalRow> desired = new ArrayList<>();
    earliest.forEach(
        (id, known) ->
            desired.add(new GenericInternalRow(new Object[] {id.get(0), id.get(1), known})));
    return new DifferenceAtHand(context, table)
        .commit(new Part(table, Optional.empty(), "natural_id", touched), desired);
  }

  private static List<Object> id(InternalRow named) {
    return List.of(named.getUTF8String(0), named.getUTF8String(1));
  }

  private Iterator<InternalRow> payloads(
      BuildContext context, String entity, Table silver, List<InternalRow> rows) {
    List<String> columns = new ArrayList<>();
    columns.add("known_at");
    contracts.ofEntity(entity).forEach(c -> columns.add(c.column()));
    return rows.stream()
        .map(new Selection(context.store(silver).shape(silver), columns)::of)
        .iterator();
  }

  private void write(
      BuildContext context, Optional<BuildState.Consumed> consumed, Dataset<Row> fresh) {
    Difference difference = new Difference(context, table);
    if (consumed.isEmpty()) {
      difference.commit(Difference.declared(table, fresh));
      return;
    }
    Column[] ids = {col("dimension").as("_d"), col("natural_id").as("_n")};
    UnaryOperator<Dataset<Row>> named =
        stored ->
            stored.join(
                fresh.select(ids),
                col("dimension").equalTo(col("_d")).and(col("natural_id").equalTo(col("_n"))),
                "left_semi");
    Dataset<Row> desired = earliest(fresh.unionByName(named.apply(context.target().read(table))));
    difference.commit(
        Difference.declared(table, desired), named, Difference.Uniqueness.BY_CONSTRUCTION);
  }

  private static Dataset<Row> earliest(Dataset<Row> named) {
    return named.groupBy("dimension", "natural_id").agg(min("known_at").as("known_at"));
  }

  private static List<Dataset<Row>> rows(
      BuildContext context, Optional<BuildState.Consumed> consumed, String silver) {
    if (consumed.isEmpty()) {
      return List.of(context.read(silver));
    }
    List<Dataset<Row>> rows = new ArrayList<>();
    context.changedSince(silver, consumed.get()).ifPresent(rows::add);
    context.newlyKnown(silver, consumed.get()).ifPresent(rows::add);
    return rows;
  }

  private Dataset<Row> named(String entity, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("known_at"));
    contracts.ofEntity(entity).forEach(c -> columns.add(col("`" + c.column() + "`")));
    return InternalPartitions.map(
        rows.select(columns.toArray(Column[]::new)), NAMED, new MentionPartition(entity));
  }
}
