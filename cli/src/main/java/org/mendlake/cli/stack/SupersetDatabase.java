package org.mendlake.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;

/**
 * Superset's own database: made at the first start, upgraded when the software or our scripts
 * change.
 */
final class SupersetDatabase {
  private final Installation installation;
  private final Path folder;

  SupersetDatabase(Installation installation) {
    this.installation = installation;
    this.folder = installation.server("superset");
  }

  /** Does nothing when the database was prepared by the same software, script and password. */
  void prepare(Path python, Map<String, String> environment, Progress progress) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path note = folder.resolve("prepared");
    String wanted = madeFrom();
    if (Files.exists(note) && Files.readString(note).equals(wanted)) {
      return;
    }
    if (!Files.exists(note)) {
      // Its first preparation was killed half-way: nobody has used it yet.
      Files.deleteIfExists(folder.resolve("superset.db"));
    }
    progress.progress("Preparing Superset's database ...");
    new LongCommand(
            "prepare Superset's database",
            List.of(python.toString(), script().toString()),
            environment,
            installation.logs().resolve("superset-prepare.log"))
        .run(progress, () -> "");
    Files.writeString(note, wanted);
  }

  private String madeFrom() throws IOException {
    Path sources = installation.root().resolve("dashboards/superset");
    return String.join(
        System.lineSeparator(),
        Digest.of(sources.resolve("requirements.lock")),
        Digest.of(script()),
        Digest.of(installation.secrets().resolve(SupersetAccess.PASSWORD)));
  }

  private Path script() {
    return installation.root().resolve("dashboards/superset/prepare.py");
  }
}
