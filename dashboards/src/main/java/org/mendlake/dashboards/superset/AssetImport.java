package org.mendlake.dashboards.superset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Brings a bundle into a Superset, by a script that runs in Superset's own Python.
 *
 * <p>Trino must answer meanwhile: the import looks at the database. Why not Superset's own
 * commands: see docs/decisions.
 *
 * @param python interpreter of Superset's virtual environment
 * @param environment what that Superset needs, SUPERSET_CONFIG_PATH above all
 * @param folder where the bundle, the script and the log of the import may be kept
 */
public record AssetImport(Path python, Map<String, String> environment, Path folder) {
  private static final String SCRIPT = "import_assets.py";
  private static final long PATIENCE_MINUTES = 10;
  private static final List<String> CERTIFICATE_VARIABLES =
      List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE");

  public AssetImport {
    environment = Map.copyOf(environment);
  }

  /**
   * Imports the bundle as an administrator, and deletes what an earlier bundle brought and this one
   * lacks.
   *
   * @return what was done, a line a kind
   * @throws AssetImportException when Superset refuses; nothing is changed then
   */
  public List<String> run(Bundle bundle, String user) throws IOException, InterruptedException {
    Path assets = folder.resolve("bundle");
    bundle.writeTo(assets);
    Path script = folder.resolve(SCRIPT);
    try (InputStream resource = AssetImport.class.getResourceAsStream("/superset/" + SCRIPT)) {
      Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Path output = folder.resolve("import.out");
    Path log = folder.resolve("import.log");
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), script.toString(), assets.toString(), "--user", user);
    builder.environment().putAll(environment);
    CERTIFICATE_VARIABLES.forEach(builder.environment()::remove);
    builder.redirectOutput(output.toFile()).redirectError(log.toFile());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroy();
      throw new AssetImportException("it took longer than " + PATIENCE_MINUTES + " minutes", log);
    }
    if (process.exitValue() != 0) {
      throw new AssetImportException(reasons(log), log);
    }
    return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("imported ") || line.startsWith("deleted "))
        .toList();
  }

  /** The part of the log that the script wrote for people. */
  private static String reasons(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8);
    int begin = text.lastIndexOf("Cannot import");
    return (begin < 0 ? text : text.substring(begin)).strip();
  }
}
