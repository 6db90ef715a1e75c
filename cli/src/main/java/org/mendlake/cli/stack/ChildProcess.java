package org.mendlake.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs that we start: without a keyboard, all output in one log. */
final class ChildProcess {
  private ChildProcess() {}

  /**
   * Describes a program.
   *
   * @param environment variables to set on top of ours; one with an empty value is removed
   */
  static ProcessBuilder of(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().remove("CLASSPATH");
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return builder;
  }
}
