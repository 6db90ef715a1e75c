package org.mendlake.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mendlake.cli.configuration.Installation;

/** The unpacked Trino: of 821 MB of archive only what the Delta catalog needs stays. */
final class TrinoPackage {
  private static final String VERSION = "476";
  private static final String SHA256 =
      "cfd5accde17e8ebd251eeeb78aed1f490e77bb3a164d95a0f454bf8a7c1cbd3f";
  private static final long ARCHIVE_MEGABYTES = 821;
  private static final long MEGABYTE = 1_000_000;

  private final Installation installation;

  TrinoPackage(Installation installation) {
    this.installation = installation;
  }

  /** The folder with {@code lib} and {@code plugin}, fetched first when it is missing. */
  Path folder(Progress progress) {
    return new ToolFolder(installation.tools().resolve("trino-" + VERSION))
        .filledBy(folder -> fetch(folder, progress), progress);
  }

  private void fetch(Path folder, Progress progress) throws IOException {
    progress.say("Fetching Trino %s (%d MB) ...".formatted(VERSION, ARCHIVE_MEGABYTES));
    new Maven(installation)
        .run(
            "fetch Trino",
            "trino-install.log",
            List.of(
                "-f",
                installation.root().resolve("cli/src/main/broker/pom.xml").toString(),
                "dependency:copy",
                "-Dartifact=io.trino:trino-server:%s:tar.gz".formatted(VERSION),
                "-DoutputDirectory=" + folder),
            progress,
            TrinoPackage::received);
    Path archive = folder.resolve("trino-server-%s.tar.gz".formatted(VERSION));
    String found = Digest.of(archive);
    if (!found.equals(SHA256)) {
      throw new StackException(
          "Cannot trust the downloaded Trino: its SHA-256 is %s, expected %s. Remove it from the local Maven repository and run the command again."
              .formatted(found, SHA256));
    }
    progress.say("Unpacking Trino ...");
    new LongCommand(
            "unpack Trino",
            List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()),
            Map.of(),
            installation.logs().resolve("trino-unpack.log"))
        .run(progress, () -> "");
    Files.delete(archive);
    keepNeeded(folder.resolve("trino-server-" + VERSION), folder);
  }

  /**
   * The archive holds each jar once and links to it from elsewhere, so it is unpacked whole first.
   */
  private static void keepNeeded(Path unpacked, Path folder) throws IOException {
    Files.createDirectory(folder.resolve("plugin"));
    for (String needed : List.of("bin", "lib", "plugin/delta-lake")) {
      Files.move(unpacked.resolve(needed), folder.resolve(needed), StandardCopyOption.ATOMIC_MOVE);
    }
    ToolFolder.remove(unpacked);
  }

  /** How much of the archive has arrived, where Maven keeps such files by default. */
  private static String received() {
    Path repository =
        Path.of(System.getProperty("user.home"), ".m2/repository/io/trino/trino-server", VERSION);
    if (!Files.isDirectory(repository)) {
      return "";
    }
    try (Stream<Path> files = Files.list(repository)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).max().orElse(0);
      return ", %d of %d MB".formatted(bytes / MEGABYTE, ARCHIVE_MEGABYTES);
    } catch (IOException unknown) {
      return "";
    }
  }
}
