package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.configuration.TrinoSettings;

/** The local Trino: coordinator and worker in one, with the Delta catalog over the warehouse. */
final class TrinoServer implements LocalServer {
  private final TrinoSettings settings;
  private final Installation installation;
  private final TrinoProperties properties;

  TrinoServer(TrinoSettings settings, Installation installation) {
    this.settings = settings;
    this.installation = installation;
    this.properties = new TrinoProperties(folder());
  }

  @Override
  public ServerName name() {
    return ServerName.TRINO;
  }

  @Override
  public Path folder() {
    return installation.server("trino");
  }

  @Override
  public String address() {
    return "http://127.0.0.1:%d".formatted(settings.port());
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of("trino.port", settings.port());
  }

  @Override
  public void prepare(Progress progress) {
    Path software = new TrinoPackage(installation).folder(progress);
    new TrinoJava(installation).program(progress);
    try {
      properties.write(settings, software, installation.warehouse());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public List<String> command() {
    Path software = new TrinoPackage(installation).folder(NoProgress.INSTANCE);
    return List.of(
        new TrinoJava(installation).program(NoProgress.INSTANCE).toString(),
        "-Xmx" + settings.memory(),
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-OmitStackTraceInFastThrow",
        "-Dfile.encoding=UTF-8",
        "-Djdk.attach.allowAttachSelf=true",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Dconfig=" + properties.server(),
        "-cp",
        software.resolve("lib").resolve("*").toString(),
        "io.trino.server.TrinoServer");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  /** The server says early that it is there, and only later that it has started. */
  @Override
  public boolean answers() {
    return new HttpPage(address() + "/v1/info")
        .read()
        .filter(info -> info.contains("\"starting\":false"))
        .isPresent();
  }
}
