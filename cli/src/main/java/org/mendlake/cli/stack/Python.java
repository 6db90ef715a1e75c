package org.mendlake.cli.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Python of this machine: it makes Superset's environment and detaches servers. */
public final class Python {
  private static final List<String> NAMES = List.of("python3.11", "python3");

  private Python() {}

  /** The one that {@code ./mendlake} found, else the first on the PATH. */
  public static Optional<Path> installed() {
    Optional<Path> handedOver =
        Optional.ofNullable(System.getenv("MENDLAKE_PYTHON"))
            .filter(given -> !given.isBlank())
            .map(Path::of);
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return handedOver.or(
        () ->
            NAMES.stream()
                .flatMap(
                    name ->
                        Stream.of(path.split(File.pathSeparator))
                            .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst());
  }

  /** The same, where nothing goes on without it. */
  public static Path needed() {
    return installed()
        .orElseThrow(
            () ->
                new StackException(
                    "Cannot run Python: no Python 3.11 on the PATH. Install it (Debian: python3"
                        + " python3-venv) or set MENDLAKE_PYTHON."));
  }
}
