package org.mendlake.cli.configuration;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * The three folders of an installation; all absolute.
 *
 * @param root the checkout: sources, declarations, dashboards, {@code mvnw}
 * @param home everything that running leaves behind: lake, logs, secrets, process ids
 * @param tools downloaded and unpacked software; several homes may share it
 */
public record Installation(Path root, Path home, Path tools) {

  /**
   * Finds the folders as {@code ./mendlake} hands them over, with its defaults where it does not.
   *
   * @param environment the environment variables of the process
   * @param root the checkout
   */
  public static Installation of(Path root, Map<String, String> environment) {
    Path checkout = root.toAbsolutePath().normalize();
    Path home = folder(environment.get("MENDLAKE_HOME"), checkout.resolve(".mendlake"));
    return new Installation(
        checkout, home, folder(environment.get("MENDLAKE_TOOLS"), home.resolve("tools")));
  }

  /** Logs of the build, the servers and the jobs. */
  public Path logs() {
    return home.resolve("logs");
  }

  /** Passwords and keys, one owner-only file each. */
  public Path secrets() {
    return home.resolve("secrets");
  }

  /** One file for each running server: its process id and start time. */
  public Path processes() {
    return home.resolve("run");
  }

  /** The Delta tables, one folder for each schema. */
  public Path warehouse() {
    return home.resolve("lake").resolve("warehouse");
  }

  /** Where tables as known on a day lie below the warehouse, so that Trino finds them too. */
  public static Path asOf(LocalDate day) {
    return Path.of("as-of", day.toString());
  }

  /** What a server keeps: broker log, coordinator data, Superset's database. */
  public Path server(String name) {
    return home.resolve(name);
  }

  private static Path folder(String value, Path otherwise) {
    Path chosen = value == null || value.isBlank() ? otherwise : Path.of(value);
    return chosen.toAbsolutePath().normalize();
  }
}
