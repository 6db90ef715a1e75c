package org.mendlake.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.warehouse.Publishing;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.dashboards.superset.AssetImportException;
import org.mendlake.dashboards.trino.PublicationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake publish}. */
@Command(
    name = "publish",
    description = "Show the tables in Trino and the dashboards in Superset as they are now.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake publish"})
final class PublishCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Option(names = "--tables-only", description = "Leave the dashboards as they are.")
  private boolean tablesOnly;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration = mendlake.configuration();
    Set<ServerName> needed =
        tablesOnly
            ? EnumSet.of(ServerName.TRINO)
            : EnumSet.of(ServerName.TRINO, ServerName.SUPERSET);
    new LocalStack(configuration, mendlake.terminal()).require(needed);
    Publishing publishing = new Publishing(configuration, mendlake.terminal());
    try (Warehouse warehouse = Warehouse.open(configuration)) {
      publishing.tables(warehouse.tables());
      if (!tablesOnly) {
        publishing.dashboards();
      }
    } catch (PublicationException | AssetImportException refused) {
      throw CommandFailure.failed(refused.getMessage(), refused);
    }
    return ExitCode.OK;
  }
}
