package org.mendlake.transforms.run;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * What the steps of one build share: pinned versions, the knowledge date, the report. Steps run
 * side by side.
 */
final class BuildContext {
  private final Tables tables;
  private final TableStore source;
  private final TableStore target;
  private final KnowledgeDate knowledgeDate;
  private final Limits limits;
  private final RowsAtHand rowsAtHand;
  private final BroadcastMembers members = new BroadcastMembers(this);
  private final BuildListener listener;
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private final Map<String, Long> firstVersions = new ConcurrentHashMap<>();
  private final Map<Span, Boolean> changed = new ConcurrentHashMap<>();
  private final Set<String> anew = ConcurrentHashMap.newKeySet();
  private final List<TableChange> changes = new CopyOnWriteArrayList<>();
  private final List<BrokenExpectation> warnings = new CopyOnWriteArrayList<>();
  private final Map<String, Lock> writers = new ConcurrentHashMap<>();

  BuildContext(
      Tables tables,
      TableStore source,
      TableStore target,
      KnowledgeDate knowledgeDate,
      Limits limits,
      BuildListener listener) {
    this.tables = tables;
    this.source = source;
    this.target = target;
    this.knowledgeDate = knowledgeDate;
    this.limits = limits;
    this.rowsAtHand = new RowsAtHand(this, limits);
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

  Limits limits() {
    return limits;
  }

  RowsAtHand rowsAtHand() {
    return rowsAtHand;
  }

  /** Members of dimensions in the memory of every executor. */
  BroadcastMembers members() {
    return members;
  }

  BuildListener listener() {
    return listener;
  }

  /** Reads and commits to a table that several steps write, one after the other. */
  void alone(Table table, Runnable writing) {
    Lock lock = writers.computeIfAbsent(table.name(), name -> new ReentrantLock());
    lock.lock();
    try {
      writing.run();
    } finally {
      lock.unlock();
    }
  }

  /** Pins a table at its latest version. */
  void pin(Table table) {
    versions.put(table.name(), store(table).version(table));
  }

  /** Pins tables at versions that belong together. */
  void pin(Map<String, Long> together) {
    versions.putAll(together);
  }

  /** Notes that a table was created in this build, so that who reads it reads all of it. */
  void begunAnew(String table) {
    anew.add(table);
  }

  private boolean isBegunAnew(Table table) {
    return anew.contains(table.name());
  }

  private boolean isEmpty(Table table) {
    return isBegunAnew(table) && changes.stream().noneMatch(c -> c.table().equals(table.name()));
  }

  /** Whether a table holds no rows yet of a step that has not written to it in this build. */
  boolean isWithoutRowsOfOneStep(Table table) {
    return table.isWrittenByEveryFold() ? isBegunAnew(table) : isEmpty(table);
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

  /** The lake that holds a table. */
  TableStore store(Table table) {
    return table.layer() == Layer.SILVER ? source : target;
  }

  /** Rows of a table at its pinned version; of silver only what is known. */
  Dataset<Row> read(String name) {
    Table table = tables.named(name);
    Dataset<Row> rows = store(table).read(table, version(name));
    return table.layer() == Layer.SILVER ? rows.where(known()) : rows;
  }

  /**
   * Whether a step can go on from what it had consumed: the tables hold no less, and what changed
   * in those it reads since then is still kept.
   */
  boolean canFollow(Step step, BuildState.Consumed before) {
    return before.inputs().keySet().containsAll(step.reads())
        && before.inputs().entrySet().stream()
            .allMatch(input -> canFollow(input.getKey(), input.getValue()))
        && before.outputs().entrySet().stream()
            .allMatch(output -> output.getValue() <= versions.getOrDefault(output.getKey(), -1L));
  }

  /** Whether all that changed in a table after a version is still kept. */
  boolean canFollow(String table, long after) {
    long upTo = versions.getOrDefault(table, -1L);
    return after == upTo || (after < upTo && firstVersion(table) <= after);
  }

  private long firstVersion(String name) {
    Table table = tables.named(name);
    return firstVersions.computeIfAbsent(name, each -> store(table).firstVersion(table));
  }

  /** Whether a table holds other rows than at a version. */
  boolean hasChanged(String name, long after) {
    long upTo = version(name);
    return after != upTo && changed.computeIfAbsent(new Span(name, after, upTo), this::hasChanged);
  }

  private boolean hasChanged(Span span) {
    Table table = tables.named(span.table());
    return !canFollow(span.table(), span.after())
        || store(table).hasChanged(table, span.after(), span.upTo());
  }

  /** Versions of a table after one up to another. */
  private record Span(String table, long after, long upTo) {}

  /** Rows that changed between what the step had consumed and the pinned version. */
  Optional<Dataset<Row>> changedSince(String name, BuildState.Consumed before) {
    return changes(tables.named(name), before.inputs().getOrDefault(name, -1L));
  }

  /**
   * Rows that changed after a version up to the pinned one, of silver only what is known; nothing
   * if files were only written together.
   */
  Optional<Dataset<Row>> changes(Table table, long after) {
    if (!hasChanged(table.name(), after)) {
      return Optional.empty();
    }
    Dataset<Row> rows = store(table).changes(table, after, version(table.name()));
    return Optional.of(table.layer() == Layer.SILVER ? rows.where(known()) : rows);
  }

  /** The pinned versions of silver: with the day they decide everything. */
  Map<String, Long> silverVersions() {
    Map<String, Long> silver = versions();
    silver.keySet().removeIf(name -> tables.named(name).layer() != Layer.SILVER);
    return silver;
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

  /** What was done to each table, by name. */
  List<TableChange> changes() {
    return TableChange.together(changes, List.of());
  }

  void warn(BrokenExpectation broken) {
    warnings.add(broken);
  }

  /** The warnings, in an order that does not depend on which step was done first. */
  List<BrokenExpectation> warnings() {
    return warnings.stream()
        .sorted(
            Comparator.comparing(BrokenExpectation::table)
                .thenComparing(BrokenExpectation::expectation)
                .thenComparing(BrokenExpectation::example))
        .toList();
  }
}
