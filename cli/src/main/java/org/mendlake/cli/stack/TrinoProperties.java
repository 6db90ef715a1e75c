package org.mendlake.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mendlake.cli.configuration.TrinoSettings;

/** The configuration files of the local Trino. */
final class TrinoProperties {
  private static final String SERVER =
      """
      # Written at each start; change mendlake.properties instead.
      coordinator=true
      node-scheduler.include-coordinator=true
      http-server.http.port=%1$d
      discovery.uri=http://127.0.0.1:%1$d
      node.environment=mendlake
      node.id=mendlake-local
      node.bind-ip=127.0.0.1
      node.internal-address=127.0.0.1
      plugin.dir=%2$s
      catalog.config-dir=%3$s
      """;

  private static final String CATALOG =
      """
      # Written at each start. Tables are registered here by ./mendlake publish.
      connector.name=delta_lake
      hive.metastore=file
      hive.metastore.catalog.dir=local:///_metastore
      fs.native-local.enabled=true
      local.location=%s
      delta.register-table-procedure.enabled=true
      """;

  private final Path home;

  TrinoProperties(Path home) {
    this.home = home;
  }

  /** The file that the server is started with. */
  Path server() {
    return home.resolve("etc").resolve("config.properties");
  }

  /** Writes both files anew. */
  void write(TrinoSettings settings, Path software, Path warehouse) throws IOException {
    Path catalogs = home.resolve("etc").resolve("catalog");
    Files.createDirectories(catalogs);
    Files.createDirectories(warehouse);
    Files.writeString(
        server(), SERVER.formatted(settings.port(), software.resolve("plugin"), catalogs));
    Files.writeString(
        catalogs.resolve(TrinoSettings.CATALOG + ".properties"), CATALOG.formatted(warehouse));
  }
}
