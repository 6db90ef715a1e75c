package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.mendlake.cli.configuration.Installation;

/** The jars of the broker, apart from ours: Spark brings older Kafka classes. */
final class KafkaLibraries {
  private final Installation installation;

  KafkaLibraries(Installation installation) {
    this.installation = installation;
  }

  /** The class path, fetched first when it is missing or its declaration has changed. */
  String classPath(Progress progress) {
    return folder(progress).resolve("*").toString();
  }

  private Path folder(Progress progress) {
    Path pom = installation.root().resolve("cli/src/main/broker/pom.xml");
    try {
      return new ToolFolder(installation.tools().resolve("kafka-" + Digest.shortOf(pom)))
          .filledBy(folder -> fetch(pom, folder, progress), progress);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void fetch(Path pom, Path folder, Progress progress) {
    progress.say("Fetching Kafka ...");
    new Maven(installation)
        .run(
            "fetch Kafka",
            "kafka-install.log",
            List.of(
                "-f",
                pom.toString(),
                "dependency:copy-dependencies",
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + folder),
            progress,
            () -> "");
  }
}
