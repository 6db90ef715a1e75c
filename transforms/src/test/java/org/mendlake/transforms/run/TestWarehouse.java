package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.ContentHash;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Column.Role;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** A warehouse in a temporary folder, fed with events straight into silver. */
final class TestWarehouse {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final StructType EVENT =
      StructType.fromDDL(
          "event_id STRING, source_system STRING, event_type STRING, schema_version BIGINT,"
              + " entity_key STRING, entity_seq BIGINT, occurred_at TIMESTAMP, known_at TIMESTAMP,"
              + " zone STRING, op STRING, amends_event_id STRING, fixes STRING, actor_id STRING,"
              + " trace_id STRING, content_hash STRING, data STRING");

  private final TableStore store;
  private final Path folder;

  TestWarehouse(Path folder) {
    this.folder = folder;
    this.store = new TableStore(TestLake.in(folder));
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
    Table table = Tables.declared().named(entity.replace('-', '_'));
    store.ensure(table);
    List<Row> rows = events.stream().map(TestWarehouse::row).toList();
    Dataset<Row> silver = store.lake().spark().createDataFrame(rows, EVENT);
    for (Contract contract : Contracts.declared().ofEntity(entity)) {
      Column payload =
          from_json(
              col("data"),
              DataType.fromDDL(contract.payload().sqlType()),
              Map.of("mode", "FAILFAST"));
      silver =
          silver.withColumn(
              contract.column(), when(col("event_type").equalTo(contract.type()), payload));
    }
    store.append(
        table,
        silver
            .drop("data")
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
    return build(
        day,
        new BuildListener() {
          long t = System.nanoTime();

          @Override
          public void stepBegins(String step, int number, int of) {
            System.out.println(" " + (System.nanoTime() - t) / 1000000 + " ms; begin " + step);
            t = System.nanoTime();
          }

          @Override
          public void tableDone(TableChange c) {
            System.out.println("   " + (System.nanoTime() - t) / 1000000 + " ms " + c);
          }
        });
  }

  BuildReport build(String day, BuildListener listener) {
    return run().build(new KnowledgeDate(LocalDate.parse(day), ZONE), listener);
  }

  BuildReport rebuild(String day) {
    return run().rebuild(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  /** Builds with one expectation more than declared. */
  BuildReport buildExpecting(String name, Expectation expectation, String day) {
    List<Table> tables = new ArrayList<>();
    for (Table table : Tables.declared().all()) {
      tables.add(table.name().equals(name) ? expecting(table, expectation) : table);
    }
    return new BuildRun(
            Contracts.declared(),
            new Tables(tables),
            store,
            store,
            folder.resolve("state"),
            MartSources.onClassPath())
        .build(new KnowledgeDate(LocalDate.parse(day), ZONE), BuildListener.SILENT);
  }

  private static Table expecting(Table table, Expectation expectation) {
    return new Table(
        table.layer(),
        table.name(),
        table.kind(),
        table.history(),
        table.grain(),
        table.key(),
        table.owner(),
        table.description(),
        table.columns(),
        table.references(),
        List.of(expectation),
        table.measures(),
        table.fold(),
        table.foldKey(),
        table.statistics());
  }

  private BuildRun run() {
    return new BuildRun(store, store, folder.resolve("state"));
  }

  /** Content hash of every gold and mart table. */
  Map<String, String> hashes() {
    return hashes(false);
  }

  /** Content hashes without the columns that tell when something became known. */
  Map<String, String> hashesKnowledgeAside() {
    return hashes(true);
  }

  private Map<String, String> hashes(boolean isKnowledgeAside) {
    Map<String, String> hashes = new TreeMap<>();
    for (Layer layer : List.of(Layer.GOLD, Layer.MARTS)) {
      for (Table table : Tables.declared().of(layer)) {
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
    return store.read(Tables.declared().named(name));
  }

  /** Versions of every gold and mart table. */
  Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (Layer layer : List.of(Layer.GOLD, Layer.MARTS)) {
      for (Table table : Tables.declared().of(layer)) {
        versions.put(table.name(), store.version(table));
      }
    }
    return versions;
  }
}
