package org.mendlake.cli.warehouse;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.ingestion.jobs.IngestRun;
import org.mendlake.ingestion.jobs.KafkaSettings;
import org.mendlake.ingestion.jobs.Reconcile;
import org.mendlake.lake.Lake;
import org.mendlake.lake.LakeSession;
import org.mendlake.lake.LakeSettings;
import org.mendlake.lake.Maintenance;
import org.mendlake.lake.MaintenanceListener;
import org.mendlake.lake.MaintenanceReport;
import org.mendlake.lake.SmallFiles;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.run.BuildRun;
import org.mendlake.transforms.run.KnowledgeDate;

/**
 * The lake of one home with the jobs that fill it, all in one Spark session.
 *
 * <p>Opening takes some seconds; close it at the end of the command.
 */
public final class Warehouse implements AutoCloseable {
  private final Configuration configuration;
  private final SparkSession spark;
  private final TableStore tables;

  private Warehouse(Configuration configuration, SparkSession spark) {
    this.configuration = configuration;
    this.spark = spark;
    this.tables =
        new TableStore(new Lake(spark, configuration.installation().warehouse().toString()));
  }

  /** Opens the lake of this home on all cores of this machine. */
  public static Warehouse open(Configuration configuration) {
    Installation installation = configuration.installation();
    LakeSettings local = LakeSettings.local();
    Path scratch = installation.home().resolve("lake").resolve("scratch");
    return new Warehouse(
        configuration,
        LakeSession.open(
            new LakeSettings(
                local.master(),
                local.shufflePartitions(),
                Map.of(
                    "spark.local.dir", scratch.toString(),
                    "spark.sql.warehouse.dir", scratch.resolve("warehouse").toString()))));
  }

  /** The declared tables. */
  public TableStore tables() {
    return tables;
  }

  /** The jobs from the broker to silver and quarantine. */
  public IngestRun ingestion() {
    return new IngestRun(tables.lake(), kafka(), checkpoints());
  }

  /** Accounts for every offset. */
  public Reconcile reconciliation() {
    return new Reconcile(tables.lake(), kafka(), checkpoints());
  }

  private KafkaSettings kafka() {
    return KafkaSettings.at(configuration.broker().bootstrap());
  }

  private String checkpoints() {
    return configuration.installation().home().resolve("lake").resolve("checkpoints").toString();
  }

  /** The build of gold and marts. */
  public BuildRun builds() {
    Path state = configuration.installation().home().resolve("lake").resolve("state");
    return new BuildRun(tables, tables, state);
  }

  /**
   * Puts every table in order, while no build runs; events may be taken in meanwhile.
   *
   * @return what was done to each table
   */
  public List<MaintenanceReport> maintain(MaintenanceListener listener) {
    Map<String, Long> needed = new HashMap<>(ingestion().needed());
    return builds()
        .betweenBuilds(
            "maintain the tables",
            forBuilds -> {
              forBuilds.forEach((table, version) -> needed.merge(table, version, Math::min));
              Maintenance maintenance =
                  new Maintenance(tables.lake(), configuration.maintenance().tables(), listener);
              return Tables.declared().all().stream()
                  .filter(tables::exists)
                  .map(
                      table ->
                          maintenance.run(table, needed.getOrDefault(table.name(), Long.MAX_VALUE)))
                  .toList();
            });
  }

  /** Writes small files of silver together, where they are many, so that builds open few. */
  public void writeSmallFilesTogether() {
    SmallFiles small = new SmallFiles(tables, configuration.maintenance().tables().smallFiles());
    Tables.declared().of(Layer.SILVER).stream()
        .filter(tables::exists)
        .forEach(small::writeTogether);
  }

  /** The gold and marts that were built as known on a day. */
  public TableStore tablesAsOf(LocalDate day) {
    return new TableStore(new Lake(spark, folderAsOf(day).toString()));
  }

  /** A build aside of gold and marts as known by the end of a day that is over. */
  public BuildRun buildsAsOf(LocalDate day) {
    return new BuildRun(tables, tablesAsOf(day), folderAsOf(day).resolve("state"));
  }

  /** Where the tables as known on a day lie. */
  public Path folderAsOf(LocalDate day) {
    return configuration.installation().warehouse().resolve(Installation.asOf(day));
  }

  /** The end of another day in the maker's zone. */
  public KnowledgeDate endOf(LocalDate day) {
    return new KnowledgeDate(day, configuration.zone());
  }

  /** Today in the maker's zone: the day up to whose end the warehouse knows. */
  public KnowledgeDate today() {
    return KnowledgeDate.today(configuration.zone(), Clock.systemUTC());
  }

  @Override
  public void close() {
    spark.stop();
  }
}
