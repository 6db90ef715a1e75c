package org.mendlake.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.Installation;

/**
 * The demo in a home of its own, on free ports, for the tests that look at what a user sees. It is
 * started by the command that a user would type.
 */
final class TestStack {
  private final Installation installation;
  private final Map<String, String> environment;

  TestStack(Installation installation) throws IOException {
    this.installation = installation;
    this.environment = environment(installation);
  }

  /** Variables that lead a command or a test to the stack. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  void start() throws IOException, InterruptedException {
    if (mendlake("demo", "--detach") != 0) {
      throw CommandFailure.failed(
          "Cannot run the end-to-end tests: the demo failed; see above and "
              + environment.get("MENDLAKE_HOME")
              + "/logs");
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
    builder.environment().putAll(environment);
    return builder.start().waitFor();
  }

  private static Map<String, String> environment(Installation installation) throws IOException {
    Path home = installation.home().resolve("test");
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("MENDLAKE_HOME", home.toString());
    variables.put("MENDLAKE_TOOLS", installation.tools().toString());
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (String port :
          List.of("KAFKA_PORT", "KAFKA_CONTROLLER_PORT", "TRINO_PORT", "SUPERSET_PORT")) {
        ServerSocket free = new ServerSocket(0);
        sockets.add(free);
        variables.put("MENDLAKE_" + port, Integer.toString(free.getLocalPort()));
      }
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
    return variables;
  }
}
