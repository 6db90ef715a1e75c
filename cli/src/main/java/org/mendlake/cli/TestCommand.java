package org.mendlake.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.doctor.Chromium;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake test}: all of the checks, by the Maven of the checkout. */
@Command(
    name = "test",
    description = "Check the format, compile with every warning an error, run the tests.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake test --fast"})
final class TestCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Option(
      names = "--fast",
      description = "Leave out the tests that start servers and browsers: under five minutes.")
  private boolean fast;

  @Option(
      names = "--without-browser",
      description = "Leave out the tests that look at pages in Chromium.")
  private boolean withoutBrowser;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!fast && !withoutBrowser && Chromium.installed().isEmpty()) {
      throw CommandFailure.environment(
          "Cannot run the browser tests: no Chromium was found. "
              + Chromium.REMEDY
              + " Or run ./mendlake test --without-browser.");
    }
    TestStack stack = new TestStack(mendlake.installation());
    if (fast) {
      return maven(Map.of());
    }
    try {
      stack.start();
      return maven(stack.environment());
    } finally {
      stack.stop();
    }
  }

  private int maven(Map<String, String> environment) throws IOException, InterruptedException {
    Installation installation = mendlake.installation();
    List<String> command = new ArrayList<>();
    command.add(installation.root().resolve("mvnw").toString());
    command.addAll(List.of("-B", "-ntp", "-f", installation.root().resolve("pom.xml").toString()));
    command.add("-Dsurefire.excluded.groups=" + excludedGroups());
    command.add("test");
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    builder.environment().remove("CLASSPATH");
    return builder.start().waitFor() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private String excludedGroups() {
    if (fast) {
      return "servers,browser,slow";
    }
    return withoutBrowser ? "browser" : "";
  }
}
