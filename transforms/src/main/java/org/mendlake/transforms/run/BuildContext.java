package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** What the steps of one build share: pinned versions, the knowledge date, the report. */
final class BuildContext {
  private final Tables tables;
  private final TableStore source;
  private final TableStore target;
  private final KnowledgeDate knowledgeDate;
  private final BuildListener listener;
  private final Map<String, Long> versions = new TreeMap<>();
  private final Set<String> anew = new HashSet<>();
  private final List<TableChange> changes = new ArrayList<>();
  private final List<BrokenExpectation> warnings = new ArrayList<>();
  private Optional<BuildState.Consumed> consumed = Optional.empty();

  BuildContext(
      Tables tables,
      TableStore source,
      TableStore target,
      KnowledgeDate knowledgeDate,
      BuildListener listener) {
    this.tables = tables;
    this.source = source;
    this.target = target;
    this.knowledgeDate = knowledgeDate;
    this.listener = listener;
  }

  Tables tables() {
    return tables;
  }

  TableStore target() {
    return target;
  }

  SparkSession spark() {
    return target.lake().spark();
  }

  KnowledgeDate knowledgeDate() {
    return knowledgeDate;
  }

  BuildListener listener() {
    return listener;
  }

  /** What the running step had consumed; empty when everything must be computed. */
  Optional<BuildState.Consumed> consumed() {
    return consumed;
  }

  void begin(Optional<BuildState.Consumed> before) {
    this.consumed = before;
  }

  /** Pins a table at its latest version. */
  void pin(Table table) {
    versions.put(table.name(), store(table).version(table));
  }

  /** Notes that a table was created in this build, so that who reads it reads all of it. */
  void begunAnew(String table) {
    anew.add(table);
  }

  /** Whether a table was created in this build and nothing was written to it yet. */
  boolean isEmpty(Table table) {
    return anew.contains(table.name())
        && changes.stream().noneMatch(c -> c.table().equals(table.name()) && c.isChange());
  }

  /** Whether a step reads or writes a table that was created in this build. */
  boolean isAnyBegunAnew(Step step) {
    return !Collections.disjoint(anew, step.reads()) || !Collections.disjoint(anew, step.writes());
  }

  long version(String table) {
    return versions.get(table);
  }

  Map<String, Long> versions() {
    return new TreeMap<>(versions);
  }

  private TableStore store(Table table) {
    return table.layer() == Layer.SILVER ? source : target;
  }

  /** Rows of a table at its pinned version; of silver only what is known. */
  Dataset<Row> read(String name) {
    Table table = tables.named(name);
    Dataset<Row> rows = store(table).read(table, version(name));
    return table.layer() == Layer.SILVER ? rows.where(known()) : rows;
  }

  /** Rows that changed between what the step had consumed and the pinned version. */
  Optional<Dataset<Row>> changedSince(String name, BuildState.Consumed before) {
    Table table = tables.named(name);
    long from = before.inputs().getOrDefault(name, -1L);
    if (version(name) == from) {
      return Optional.empty();
    }
    Dataset<Row> rows = store(table).changes(table, from, version(name));
    return Optional.of(table.layer() == Layer.SILVER ? rows.where(known()) : rows);
  }

  /** Silver rows that became known because the knowledge date moved on. */
  Optional<Dataset<Row>> newlyKnown(String name, BuildState.Consumed before) {
    Table table = tables.named(name);
    if (table.layer() != Layer.SILVER || before.knowledgeDate().equals(knowledgeDate.day())) {
      return Optional.empty();
    }
    var was = new KnowledgeDate(before.knowledgeDate(), knowledgeDate.zone());
    return Optional.of(
        store(table)
            .read(table, version(name))
            .where(functions.col("known_at").geq(functions.lit(was.end())))
            .where(known()));
  }

  private org.apache.spark.sql.Column known() {
    return functions.col("known_at").lt(functions.lit(knowledgeDate.end()));
  }

  void changed(TableChange change) {
    changes.add(change);
    versions.put(change.table(), change.version());
    listener.tableDone(change);
  }

  List<TableChange> changes() {
    return List.copyOf(changes);
  }

  void warn(BrokenExpectation broken) {
    warnings.add(broken);
  }

  List<BrokenExpectation> warnings() {
    return List.copyOf(warnings);
  }
}
