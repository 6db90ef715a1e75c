package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;

/**
 * Python packages that are used for the files they hold; fetched by pip, their hashes checked
 * against a lock file.
 */
public final class PythonPackages {
  private final Installation installation;
  private final Path lock;
  private final String name;

  /**
   * The packages of a lock file.
   *
   * @param name names the folder, the log and the messages
   * @param lock requirements with hashes
   */
  public PythonPackages(Installation installation, String name, Path lock) {
    this.installation = installation;
    this.name = name;
    this.lock = lock;
  }

  /**
   * The folder that holds their files; fetched first when they are not there.
   *
   * @param announcement said before fetching
   */
  public Path folder(String announcement, Progress progress) {
    try {
      return new ToolFolder(installation.tools().resolve(name + "-" + Digest.shortOf(lock)))
          .filledBy(folder -> fetch(folder, announcement, progress), progress);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void fetch(Path folder, String announcement, Progress progress) {
    progress.say(announcement);
    new LongCommand(
            "fetch " + name,
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
            installation.logs().resolve(name + "-install.log"))
        .run(progress, () -> "");
  }
}
