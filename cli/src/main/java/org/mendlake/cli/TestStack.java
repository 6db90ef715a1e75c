package org.mendlake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.FreePorts;

/**
 * The demo in a home of its own, on free ports, for the tests that look at what a user sees. It is
 * started by the command that a user would type.
 */
final class TestStack {
  /** Variable that leads the tests to the home. */
  static final String HOME = "DEMO_HOME";

  private final Installation installation;
  private final Path home;

  TestStack(Installation installation) {
    this.installation = installation;
    this.home = installation.home().resolve("test");
  }

  /**
   * Variables for the tests. Ports stand in the home, so that tests with homes of their own differ.
   */
  Map<String, String> environment() {
    return Map.of("MENDLAKE_TOOLS", installation.tools().toString(), HOME, home.toString());
  }

  void start() throws IOException, InterruptedException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("mendlake.properties"), FreePorts.asProperties());
    if (mendlake("demo", "--detach") != 0) {
      throw CommandFailure.failed(
          "Cannot run the end-to-end tests: the demo failed; see above and " + home + "/logs");
    }
  }

  void stop() throws IOException, InterruptedException {
    mendlake("down");
  }

  private int mendlake(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(installation.root().resolve("mendlake").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("MENDLAKE_HOME", home.toString());
    builder.environment().put("MENDLAKE_TOOLS", installation.tools().toString());
    return builder.start().waitFor();
  }
}
