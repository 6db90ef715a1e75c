package org.mendlake.cli.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.configuration.TrinoSettings;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.SupersetAccess;
import org.mendlake.dashboards.superset.AssetImport;
import org.mendlake.dashboards.superset.BundleBuilder;
import org.mendlake.dashboards.superset.SupersetDatabase;
import org.mendlake.dashboards.trino.Publisher;
import org.mendlake.dashboards.trino.TrinoServer;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Shows the lake to people: its tables in Trino, the dashboards in Superset. */
public final class Publishing {
  /** Where Trino finds the warehouse: its file system is rooted there. */
  private static final String WAREHOUSE_IN_TRINO = "local://";

  private final Configuration configuration;
  private final Progress progress;

  /** Publishes to the servers of this configuration, which must run. */
  public Publishing(Configuration configuration, Progress progress) {
    this.configuration = configuration;
    this.progress = progress;
  }

  /** Registers every table that exists, and forgets every one that does not. */
  public void tables(TableStore tables) {
    List<Table> existing = Tables.declared().all().stream().filter(tables::exists).toList();
    TrinoServer trino = new TrinoServer(configuration.trino().jdbcUrl(), "mendlake");
    progress.progress("Registering %d tables in Trino ...".formatted(existing.size()));
    progress.say("Trino: " + new Publisher(trino, WAREHOUSE_IN_TRINO).publish(existing).summary());
  }

  /** Registers what was known on a day in schemas of their own, beside the others. */
  public void tables(Warehouse warehouse, LocalDate day) {
    TableStore aside = warehouse.tablesAsOf(day);
    List<Table> existing =
        Tables.declared().all().stream()
            .filter(table -> table.layer() == Layer.GOLD || table.layer() == Layer.MARTS)
            .filter(aside::exists)
            .toList();
    TrinoServer trino = new TrinoServer(configuration.trino().jdbcUrl(), "mendlake");
    String root = WAREHOUSE_IN_TRINO + "/" + Installation.asOf(day);
    progress.say("Trino: " + Publisher.asOf(day, trino, root).publish(existing).summary());
  }

  /** Brings datasets, charts and dashboards, and removes those that are gone from the sources. */
  public void dashboards() throws IOException, InterruptedException {
    SupersetDatabase database =
        new SupersetDatabase(
            "Mendlake",
            "trino://superset@127.0.0.1:%d/%s"
                .formatted(configuration.trino().port(), TrinoSettings.CATALOG),
            TrinoSettings.CATALOG);
    SupersetAccess superset = new SupersetAccess(configuration.installation());
    Path folder = configuration.installation().server("superset").resolve("import");
    Files.createDirectories(folder);
    progress.progress("Bringing the dashboards into Superset ...");
    new AssetImport(superset.python(progress), superset.environment(), folder)
        .run(BundleBuilder.declared().build(database), SupersetAccess.ADMINISTRATOR)
        .forEach(line -> progress.say("Superset: " + line));
  }
}
