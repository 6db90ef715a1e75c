package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.configuration.SupersetSettings;

/**
 * The local Superset: Gunicorn over the environment of its own, its database a file in the home.
 */
final class SupersetServer implements LocalServer {
  private final SupersetSettings settings;
  private final Installation installation;
  private final Secrets secrets;
  private final SupersetEnvironment software;

  SupersetServer(SupersetSettings settings, Installation installation) {
    this.settings = settings;
    this.installation = installation;
    this.secrets = new Secrets(installation.secrets());
    this.software = new SupersetEnvironment(installation);
  }

  @Override
  public ServerName name() {
    return ServerName.SUPERSET;
  }

  @Override
  public Path folder() {
    return installation.server("superset");
  }

  @Override
  public String address() {
    return settings.address();
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of("superset.port", settings.port());
  }

  @Override
  public void prepare(Progress progress) {
    Path python = software.python(progress);
    List.of(
            "superset-secret-key",
            "superset-guest-key",
            "superset-async-key",
            SupersetAccess.PASSWORD)
        .forEach(secrets::read);
    try {
      new SupersetDatabase(installation).prepare(python, environment(), progress);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public List<String> command() {
    return List.of(
        software.python(NoProgress.INSTANCE).toString(),
        "-m",
        "gunicorn",
        "--workers",
        Integer.toString(settings.workers()),
        "--worker-class",
        "gthread",
        "--threads",
        "8",
        "--timeout",
        "120",
        "--bind",
        "127.0.0.1:" + settings.port(),
        "--limit-request-line",
        "0",
        "--limit-request-field_size",
        "0",
        "--no-control-socket",
        "superset.app:create_app()");
  }

  /** Certificates named in the environment would be used for connections to the databases too. */
  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(new SupersetAccess(installation).environment());
    environment.put("REQUESTS_CA_BUNDLE", "");
    environment.put("CURL_CA_BUNDLE", "");
    return environment;
  }

  /** The health page answers even when every other page fails, so the login page is asked. */
  @Override
  public boolean answers() {
    return new HttpPage(address() + "login/").read().isPresent();
  }
}
