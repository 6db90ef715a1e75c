package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.lake.Micros;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;

/**
 * Tells which published answer a build restated, in which tables, and for which events: those known
 * by the end of the answer's last final day that reached silver after it was published.
 */
final class Restatements {
  static final String TABLE = "restatement";
  static final String CAUSES = "restatement_cause";

  private final BuildContext context;
  private final BuildState.Snapshot before;

  Restatements(BuildContext context, BuildState.Snapshot before) {
    this.context = context;
    this.before = before;
  }

  /**
   * Writes what the build restated, after all its steps; nothing when no event came late.
   *
   * @param changes of tables since the answer was published
   */
  void write(List<Step> steps, List<TableChange> changes) {
    Optional<Dataset<Row>> arrived = isAnyLate() ? lateEvents() : Optional.empty();
    if (arrived.isEmpty()) {
      return;
    }
    Dataset<Row> causes = arrived.get().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> late = new TreeMap<>();
      for (Row row : causes.groupBy("entity").count().collectAsList()) {
        late.put(row.getString(0), row.getLong(1));
      }
      if (!late.isEmpty()) {
        append(TABLE, restated(late, changes, downstream(steps, late.keySet())));
        append(CAUSES, causes);
      }
    } finally {
      causes.unpersist();
    }
  }

  /** Whether an event came late, or may have: the rows at hand say no in most builds. */
  private boolean isAnyLate() {
    long end = Micros.of(settled().end());
    for (Table silver : silver()) {
      int knownAt = silver.position("known_at");
      boolean isNoneLate =
          context
              .rowsAtHand()
              .changed(silver, before.tables().get(silver.name()))
              .map(rows -> rows.stream().noneMatch(row -> row.getLong(knownAt) < end))
              .orElse(false);
      if (!isNoneLate) {
        return true;
      }
    }
    return false;
  }

  private KnowledgeDate settled() {
    return new KnowledgeDate(before.settled(), context.knowledgeDate().zone());
  }

  /** The tables of events that the answer was made from. */
  private List<Table> silver() {
    return context.tables().of(Layer.SILVER).stream()
        .filter(t -> t.has("known_at") && before.tables().containsKey(t.name()))
        .toList();
  }

  private Optional<Dataset<Row>> lateEvents() {
    List<Dataset<Row>> arrived = new ArrayList<>();
    for (Table silver : silver()) {
      long published = before.tables().get(silver.name());
      if (!context.canFollow(silver.name(), published)) {
        context.warn(forgotten(silver, published));
        continue;
      }
      context
          .changes(silver, published)
          .map(rows -> rows.where(col("known_at").lt(lit(settled().end()))))
          .map(
              rows ->
                  rows.withColumn("entity", lit(silver.name()))
                      .withColumn("build_id", lit(buildId()))
                      .select(columns(context.tables().named(CAUSES))))
          .ifPresent(arrived::add);
    }
    return arrived.stream().reduce(Dataset::union);
  }

  /** An answer aside may be older than what the log keeps: it is right, its causes are not told. */
  private static BrokenExpectation forgotten(Table silver, long published) {
    return new BrokenExpectation(
        CAUSES, "what_changed_is_kept", 1, silver.qualifiedName() + " after version " + published);
  }

  /** Names the build: the same silver at the same day is the same build, however often tried. */
  private String buildId() {
    return Fingerprint.of(context.knowledgeDate().day() + " " + context.silverVersions())
        .substring(0, 12);
  }

  /** Every table that follows, over any number of steps, from one of these. */
  private static Set<String> downstream(List<Step> ordered, Set<String> from) {
    Set<String> reached = new HashSet<>(from);
    for (Step step : ordered) {
      if (step.reads().stream().anyMatch(reached::contains)) {
        reached.addAll(step.writes());
      }
    }
    return reached;
  }

  private Dataset<Row> restated(
      Map<String, Long> late, List<TableChange> changes, Set<String> downstream) {
    long causes = late.values().stream().mapToLong(Long::longValue).sum();
    List<Row> rows = new ArrayList<>();
    for (TableChange change : changes) {
      if (downstream.contains(change.table())) {
        rows.add(
            RowFactory.create(
                buildId(),
                before.settled(),
                context.knowledgeDate().day(),
                change.table(),
                change.inserted(),
                change.updated(),
                change.deleted(),
                causes));
      }
    }
    StructType schema = new StructType();
    for (org.mendlake.schema.Column column : context.tables().named(TABLE).columns()) {
      schema = schema.add(column.name(), DataType.fromDDL(column.type()));
    }
    return context.spark().createDataFrame(rows, schema);
  }

  /** Adds the rows that are not there, so that a build that is tried again adds nothing twice. */
  private void append(String name, Dataset<Row> rows) {
    Table table = context.tables().named(name);
    Dataset<Row> held = context.target().read(table);
    Column same = lit(true);
    for (String key : table.key()) {
      same = same.and(rows.col(key).eqNullSafe(held.col(key)));
    }
    Dataset<Row> fresh = rows.join(held, same, "left_anti");
    if (!fresh.isEmpty()) {
      context.listener().beforeCommit(name);
      context.target().append(table, fresh);
    }
  }

  private static Column[] columns(Table table) {
    return table.columns().stream()
        .map(column -> col("`" + column.name() + "`"))
        .toArray(Column[]::new);
  }
}
