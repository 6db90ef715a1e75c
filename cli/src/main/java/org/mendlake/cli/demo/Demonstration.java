package org.mendlake.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.warehouse.BuildProgress;
import org.mendlake.cli.warehouse.Publishing;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.dashboards.trino.TrinoServer;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.ImportResult;
import org.mendlake.ingestion.importing.Importer;
import org.mendlake.ingestion.importing.mapping.MappingLoader;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.run.KnowledgeDate;

/**
 * The whole path on real work orders and on a simulated fleet: broker, bronze, silver, gold, marts,
 * dashboard.
 */
public final class Demonstration {
  private final Configuration configuration;
  private final Progress progress;

  /** The demo on a stack that runs. */
  public Demonstration(Configuration configuration, Progress progress) {
    this.configuration = configuration;
    this.progress = progress;
  }

  /** Brings work orders and fleet in, builds, publishes, and says what there is now. */
  public List<String> run() throws IOException, InterruptedException, SQLException {
    ImportResult file = bringIn();
    LocalDate today = KnowledgeDate.today(configuration.zone(), Clock.systemUTC()).day();
    Optional<Simulation.Result> fleet = new SimulatedFleet(configuration).send(today, progress);
    try (Warehouse warehouse = Warehouse.open(configuration)) {
      progress.progress("Taking the events in ...");
      warehouse.ingestion().availableNow();
      BuildProgress build = new BuildProgress(progress);
      build.tell(warehouse.builds().build(warehouse.today(), build));
      Publishing publishing = new Publishing(configuration, progress);
      publishing.tables(warehouse.tables());
      publishing.dashboards();
      return summary(warehouse, file, fleet).lines();
    }
  }

  private ImportResult bringIn() throws IOException {
    Path file = new Excavators(configuration.installation()).file(progress);
    Importer importer =
        new Importer(
            configuration.installation().home().resolve("imports"),
            Topics.DEFAULT,
            InstantSource.system());
    try (EventProducer producer =
        new EventProducer(ProducerSettings.of(configuration.broker().bootstrap()))) {
      return importer.run(
          file,
          new MappingLoader(Contracts.declared()).bundled(Excavators.MAPPING),
          producer,
          (rows, share) -> progress.progress("  %,d work orders sent".formatted(rows)));
    }
  }

  private Summary summary(Warehouse warehouse, ImportResult file, Optional<Simulation.Result> fleet)
      throws SQLException {
    Map<String, Long> tables = new LinkedHashMap<>();
    for (Layer layer : List.of(Layer.GOLD, Layer.MARTS)) {
      for (Table table : Tables.declared().of(layer)) {
        tables.put(table.qualifiedName(), warehouse.tables().read(table).count());
      }
    }
    long accepted =
        Contracts.declared().entities().stream()
            .mapToLong(entity -> rows(warehouse, entity.replace('-', '_')))
            .sum();
    TrinoServer trino = new TrinoServer(configuration.trino().jdbcUrl(), "mendlake");
    try (Connection connection = trino.connect()) {
      FindingsQuery query = new FindingsQuery(connection);
      return new Summary(
          file,
          fleet,
          rows(warehouse, "record"),
          accepted,
          byRule(warehouse, "quarantine"),
          byRule(warehouse, "fct_data_issue"),
          tables,
          query.ofLog(Excavators.MAPPING),
          query.ofLives());
    }
  }

  private static long rows(Warehouse warehouse, String table) {
    return warehouse.tables().read(Tables.declared().named(table)).count();
  }

  private static Map<String, Long> byRule(Warehouse warehouse, String table) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row :
        warehouse
            .tables()
            .read(Tables.declared().named(table))
            .groupBy("rule")
            .count()
            .collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }
}
