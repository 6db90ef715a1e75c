package org.mendlake.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.mendlake.cli.configuration.Installation;

/** The pinned Maven of the checkout, for software that comes as Maven artifacts. */
final class Maven {
  private final Installation installation;

  Maven(Installation installation) {
    this.installation = installation;
  }

  /**
   * Runs goals; downloads whose checksum is wrong fail.
   *
   * @param work for messages: {@code fetch Kafka 4.4.0}
   * @param log name of the log file
   * @param detail how far the work is, or empty
   */
  void run(
      String work, String log, List<String> arguments, Progress progress, Supplier<String> detail) {
    List<String> command = new ArrayList<>();
    command.add(installation.root().resolve("mvnw").toString());
    command.addAll(List.of("-B", "-ntp", "--strict-checksums"));
    command.addAll(arguments);
    Map<String, String> environment =
        Map.of(
            "MENDLAKE_HOME", installation.home().toString(),
            "MENDLAKE_TOOLS", installation.tools().toString());
    Path file = installation.logs().resolve(log);
    new LongCommand(work, command, environment, file).run(progress, detail);
  }
}
