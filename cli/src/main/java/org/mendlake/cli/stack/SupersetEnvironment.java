package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mendlake.cli.configuration.Installation;

/**
 * The Python environment of Superset, made from the locked requirements.
 *
 * <p>It cannot be moved once it is made, so a last file says that it is whole; without that file it
 * is made anew.
 */
final class SupersetEnvironment {
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private final Installation installation;
  private final Path lock;

  SupersetEnvironment(Installation installation) {
    this.installation = installation;
    this.lock = installation.root().resolve("dashboards/superset/requirements.lock");
  }

  /** The interpreter; the environment is made first when it is missing or its lock has changed. */
  Path python(Progress progress) {
    try {
      Path place = installation.tools().resolve("superset-" + Digest.shortOf(lock));
      Path whole = place.resolve("mendlake.complete");
      if (!Files.exists(whole)) {
        new FolderLock(
                place.resolveSibling("." + place.getFileName() + ".lock"), PATIENCE, progress)
            .during(
                "install Superset",
                () -> {
                  if (!Files.exists(whole)) {
                    make(place, progress);
                    Files.createFile(whole);
                  }
                });
      }
      return place.resolve("bin").resolve("python");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void make(Path place, Progress progress) {
    ToolFolder.remove(place);
    progress.say("Installing Superset into an environment of its own (about 900 MB) ...");
    new LongCommand(
            "make the environment of Superset",
            List.of(Python.needed().toString(), "-m", "venv", place.toString()),
            Map.of(),
            installation.logs().resolve("superset-environment.log"))
        .run(progress, () -> "");
    Path log = installation.logs().resolve("superset-install.log");
    new LongCommand(
            "install Superset",
            List.of(
                place.resolve("bin").resolve("python").toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--progress-bar=off",
                "--no-deps",
                "--require-hashes",
                "-r",
                lock.toString()),
            Map.of(),
            log)
        .run(progress, () -> ", %d packages fetched".formatted(fetched(log)));
  }

  private static long fetched(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.startsWith("Collecting ")).count();
    } catch (IOException notYet) {
      return 0;
    }
  }
}
