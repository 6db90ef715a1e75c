package org.mendlake.cli.kills;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.jobs.IngestRun;
import org.mendlake.ingestion.jobs.KafkaSettings;
import org.mendlake.ingestion.jobs.Reconcile;
import org.mendlake.lake.Lake;
import org.mendlake.lake.LakeSession;
import org.mendlake.lake.LakeSettings;
import org.mendlake.lake.Maintenance;
import org.mendlake.lake.MaintenanceSettings;
import org.mendlake.lake.TableStore;
import org.mendlake.transforms.run.BuildListener;
import org.mendlake.transforms.run.BuildRun;
import org.mendlake.transforms.run.KnowledgeDate;
import org.mendlake.transforms.run.MartSources;
import org.mendlake.transforms.run.TableChange;

/** The jobs of a small warehouse in a folder, as {@code ./mendlake run} puts them together. */
final class Jobs {
  /** Looked after in each round: one table of each layer. */
  private static final List<String> MAINTAINED = List.of("record", "meter", "fct_meter_reading");

  private static final int RECORDS_PER_BATCH = 120;

  private final Path folder;
  private final KafkaSettings kafka;
  private final KnowledgeDate day;
  private final TableStore store;

  Jobs(Path folder, String bootstrap, LocalDate day) {
    this.folder = folder;
    this.kafka = new KafkaSettings(bootstrap, Topics.DEFAULT, RECORDS_PER_BATCH);
    this.day = new KnowledgeDate(day, ZoneId.of("Asia/Shanghai"));
    var spark =
        LakeSession.open(
            new LakeSettings(
                "local[2]",
                2,
                Map.of(
                    "spark.local.dir", folder.resolve("scratch").toString(),
                    "spark.sql.warehouse.dir", folder.resolve("scratch/warehouse").toString(),
                    // Tiny tables: to compile a query costs more than to run it.
                    "spark.sql.codegen.wholeStage", "false",
                    "spark.sql.codegen.factoryMode", "NO_CODEGEN",
                    "spark.sql.adaptive.enabled", "false")));
    this.store = new TableStore(new Lake(spark, folder.resolve("warehouse").toString()));
  }

  TableStore store() {
    return store;
  }

  IngestRun ingest(Consumer<String> phases) {
    return new IngestRun(store.lake(), kafka, checkpoints(), phases::accept);
  }

  Reconcile reconcile() {
    return new Reconcile(store.lake(), kafka, checkpoints());
  }

  private String checkpoints() {
    return folder.resolve("checkpoints").toString();
  }

  private BuildRun builds() {
    return new BuildRun(
        FewTables.DECLARATIONS, store, store, folder.resolve("state"), MartSources.onClassPath());
  }

  void build(Consumer<String> phases) {
    builds().build(day, listener(phases));
  }

  /** Whether computing everything anew finds anything to change. */
  boolean isChangedByRebuild() {
    return builds().rebuild(day, BuildListener.SILENT).isChange();
  }

  private static BuildListener listener(Consumer<String> phases) {
    return new BuildListener() {
      @Override
      public void stepBegins(String step, int number, int of) {
        phases.accept("step begins");
      }

      @Override
      public void beforeCommit(String table) {
        phases.accept("before commit of gold");
      }

      @Override
      public void tableDone(TableChange change) {
        phases.accept("committed gold");
      }
    };
  }

  /** Maintenance that takes every chance; with a retention of nothing only while nobody writes. */
  void maintain(Duration retention, Consumer<String> phases) {
    Map<String, Long> needed = new HashMap<>(ingest(phase -> {}).needed());
    builds()
        .betweenBuilds(
            "maintain",
            forBuilds -> {
              forBuilds.forEach((table, version) -> needed.merge(table, version, Math::min));
              Maintenance maintenance =
                  new Maintenance(
                      store.lake(),
                      new MaintenanceSettings(2, 1 << 20, retention),
                      (phase, table) -> phases.accept(phase.name()));
              return MAINTAINED.stream()
                  .map(FewTables.DECLARATIONS.tables()::named)
                  .filter(store::exists)
                  .map(
                      table ->
                          maintenance.run(table, needed.getOrDefault(table.name(), Long.MAX_VALUE)))
                  .toList();
            });
  }
}
