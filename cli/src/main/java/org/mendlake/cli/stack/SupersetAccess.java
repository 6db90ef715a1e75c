package org.mendlake.cli.stack;

import java.nio.file.Path;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;

/**
 * What it takes to work with the local Superset: by its pages, or by a script inside its
 * environment.
 */
public final class SupersetAccess {
  /** Name of the administrator. */
  public static final String ADMINISTRATOR = "admin";

  static final String PASSWORD = "superset-admin-password";

  private final Installation installation;

  /** The Superset of an installation. */
  public SupersetAccess(Installation installation) {
    this.installation = installation;
  }

  /** The administrator's password; show it to the owner only. */
  public String password() {
    return new Secrets(installation.secrets()).read(PASSWORD);
  }

  /** The file that holds the administrator's password, readable by the owner only. */
  public Path passwordFile() {
    return installation.secrets().resolve(PASSWORD);
  }

  /** The interpreter that knows Superset; installed first when it is missing. */
  public Path python(Progress progress) {
    return new SupersetEnvironment(installation).python(progress);
  }

  /** Variables for a script inside that environment. */
  public Map<String, String> environment() {
    return Map.of(
        "SUPERSET_CONFIG_PATH",
        installation.root().resolve("dashboards/superset/superset_config.py").toString(),
        "SUPERSET_HOME",
        installation.server("superset").toString(),
        "SUPERSET_SECRETS",
        installation.secrets().toString(),
        "FLASK_APP",
        "superset");
  }
}
