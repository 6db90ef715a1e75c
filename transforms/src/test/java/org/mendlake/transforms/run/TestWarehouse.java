package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.ContentHash;
import org.mendlake.lake.Maintenance;
import org.mendlake.lake.MaintenanceListener;
import org.mendlake.lake.MaintenanceSettings;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Column.Role;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;

/** A warehouse in a temporary folder, fed with events straight into silver. */
final class TestWarehouse {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final StructType EVENT =
      StructType.fromDDL(
          "event_id STRING, source_system STRING, event_type STRING, schema_version BIGINT,"
              + " entity_key STRING, entity_seq BIGINT, occurred_at TIMESTAMP, known_at TIMESTAMP,"
              + " zone STRING, op STRING, amends_event_id STRING, fixes STRING, actor_id STRING,"
              + " trace_id STRING, content_hash STRING, data STRING");

  private final TableStore silver;
  private final TableStore store;
  private final Path folder;
  private final TableDeclarations declarations;

  private TestWarehouse(Path folder, TableDeclarations declarations) {
    this.folder = folder;
    this.declarations = declarations;
    this.store = new TableStore(TestLake.in(folder));
    this.silver = store;
  }

  /** A warehouse that was built before any event. */
  static TestWarehouse built(Path folder) {
    return built(folder, TableDeclarations.ofTheProject());
  }

  /** The same of other tables than the project's. */
  static TestWarehouse built(Path folder, TableDeclarations declarations) {
    EmptyBuild.copyTo(folder, declarations);
    return new TestWarehouse(folder, declarations);
  }

  /** A warehouse without any table. */
  static TestWarehouse unbuilt(Path folder) {
    return new TestWarehouse(folder, TableDeclarations.ofTheProject());
  }

  private TestWarehouse(Path folder, TestWarehouse other) {
    this.folder = folder;
    this.declarations = other.declarations;
    this.silver = other.silver;
    this.store = new TableStore(TestLake.in(folder));
  }

  /** A warehouse with gold and marts of its own over this one's silver. */
  TestWarehouse aside(Path other) {
    return new TestWarehouse(other, this);
  }

  TableStore store() {
    return store;
  }

  Path folder() {
    return folder;
  }

  /** Adds events to silver, one commit for each entity. */
  void feed(List<TestEvent> events) {
    Map<String, List<TestEvent>> byEntity = new TreeMap<>();
    for (TestEvent event : events) {
      String entity = Contracts.declared().ofType(event.type()).orElseThrow().entity();
      byEntity.computeIfAbsent(entity, e -> new ArrayList<>()).add(event);
    }
    byEntity.forEach(this::append);
  }

  private void append(String entity, List<TestEvent> events) {
    Table table = declarations.tables().named(entity.replace('-', '_'));
    silver.ensure(table);
    List<Row> given = events.stream().map(TestWarehouse::row).toList();
    Dataset<Row> rows = store.lake().spark().createDataFrame(given, EVENT);
    for (Contract contract : Contracts.declared().ofEntity(entity)) {
      Column payload =
          from_json(
              col("data"),
              DataType.fromDDL(contract.payload().sqlType()),
              Map.of("mode", "FAILFAST"));
      rows =
          rows.withColumn(
              contract.column(), when(col("event_type").equalTo(contract.type()), payload));
    }
    silver.append(
        table,
        rows.drop("data")
            .withColumn("topic", lit("test"))
            .withColumn("topic_id", lit("test"))
            .withColumn("partition", lit(0))
            .withColumn("offset", lit(0L))
            .withColumn("ingested_at", lit(Instant.EPOCH)));
  }

  private static Row row(TestEvent event) {
    String content = event.id() + event.op() + event.amends() + event.data() + event.occurredAt();
    return RowFactory.create(
        event.id(),
        "test",
        event.type(),
        1L,
        event.key(),
        null,
        event.occurredAt(),
        event.knownAt(),
        "Australia/Perth",
        event.op(),
        event.amends(),
        null,
        null,
        null,
        DigestUtils.md5Hex(content),
        event.data());
  }

  BuildReport build(String day) {
    return build(day, BuildListener.SILENT);
  }

  BuildReport build(String day, BuildListener listener) {
    return run().build(new KnowledgeDate(LocalDate.parse(day), ZONE), listener);
  }

  BuildReport build(KnowledgeDate day) {
    return run().build(day, BuildListener.SILENT);
  }

  BuildReport buildGold(KnowledgeDate day) {
    return run().buildGold(day, BuildListener.SILENT);
  }

  BuildReport rebuild(String day) {
    return run().rebuild(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  /** Builds within limits that make more of it Spark's work. */
  BuildReport build(String day, Limits limits) {
    return run()
        .within(limits)
        .build(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  /** Rebuilds within such limits. */
  BuildReport rebuild(String day, Limits limits) {
    return run()
        .within(limits)
        .rebuild(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  /** Builds with one expectation more than declared. */
  BuildReport buildExpecting(String name, Expectation expectation, String day) {
    return expecting(name, expectation)
        .build(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  /** The same in one pass over these small tables too. */
  BuildReport buildInOnePassExpecting(String name, Expectation expectation, String day) {
    return expecting(name, expectation)
        .within(Limits.ONE_PASS)
        .build(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  private BuildRun expecting(String name, Expectation expectation) {
    return run(
        new StricterTables(name, expectation.name(), expectation.condition(), expectation.fails()));
  }

  /**
   * Puts tables in order as soon as they have two files.
   *
   * @param needed chooses from what builds need what is heeded
   */
  void maintain(List<String> names, Duration retention, UnaryOperator<Map<String, Long>> needed) {
    run()
        .betweenBuilds(
            "maintain",
            forBuilds -> {
              Map<String, Long> heeded = needed.apply(forBuilds);
              Maintenance maintenance =
                  new Maintenance(
                      store.lake(),
                      new MaintenanceSettings(2, 1 << 20, retention),
                      MaintenanceListener.SILENT);
              return names.stream()
                  .map(declarations.tables()::named)
                  .map(t -> maintenance.run(t, heeded.getOrDefault(t.name(), Long.MAX_VALUE)))
                  .toList();
            });
  }

  /** Its builds. */
  BuildRun run() {
    return run(declarations);
  }

  private BuildRun run(TableDeclarations tables) {
    return new BuildRun(tables, silver, store, folder.resolve("state"), MartSources.onClassPath());
  }

  /** Content hash of every gold and mart table. */
  Map<String, String> hashes() {
    return hashes(false);
  }

  /** Content hashes without the columns that tell when something became known. */
  Map<String, String> hashesKnowledgeAside() {
    return hashes(true);
  }

  /** Tables that follow from the events alone; logs say how it came about. */
  private List<Table> answers(Layer layer) {
    return declarations.tables().of(layer).stream().filter(t -> t.kind() != Kind.LOG).toList();
  }

  private Map<String, String> hashes(boolean isKnowledgeAside) {
    Map<String, String> hashes = new TreeMap<>();
    for (Layer layer : List.of(Layer.GOLD, Layer.MARTS)) {
      for (Table table : answers(layer)) {
        List<String> columns =
            table.content().stream()
                .filter(c -> !isKnowledgeAside || c.role() != Role.KNOWLEDGE)
                .map(org.mendlake.schema.Column::name)
                .toList();
        hashes.put(table.name(), ContentHash.of(store.read(table), columns).toString());
      }
    }
    return hashes;
  }

  Dataset<Row> table(String name) {
    return store.read(declarations.tables().named(name));
  }

  /** Versions of gold and mart tables that were published together. */
  Map<String, Long> published() {
    Map<String, Long> published =
        new TreeMap<>(new BuildState(folder.resolve("state")).published().orElseThrow().tables());
    published.keySet().removeIf(name -> declarations.tables().named(name).layer() == Layer.SILVER);
    return published;
  }

  /** Some columns of each row of a table. */
  List<String> lines(String table, String... columns) {
    return table(table).selectExpr(columns).collectAsList().stream().map(Row::toString).toList();
  }

  /** Versions of every gold and mart table. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (Layer layer : List.of(Layer.GOLD, Layer.MARTS)) {
      for (Table table : declarations.tables().of(layer)) {
        versions.put(table.name(), store.version(table));
      }
    }
    return versions;
  }
}
