package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.ClosedAtExit;
import org.mendlake.cli.stack.FreePorts;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.Progress;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.stack.StackException;
import org.mendlake.cli.stack.ToolFolder;

/**
 * A home for one run of the benchmark: an empty lake, servers on free ports. Closing it stops the
 * servers and removes what they kept; so does the end of the process.
 */
final class BenchmarkHome implements AutoCloseable {
  /** How long the jobs of a process that is ending may go on to write. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Configuration configuration;
  private final Progress progress;
  private final ClosedAtExit open;

  private BenchmarkHome(Configuration configuration, Progress progress) {
    this.configuration = configuration;
    this.progress = progress;
    this.open = ClosedAtExit.of("remove-benchmark-home", this::remove);
  }

  /** An empty home beside the user's, with these servers running. */
  static BenchmarkHome open(Installation user, Set<ServerName> servers, Progress progress)
      throws IOException {
    Path folder = user.home().resolve("benchmark");
    Installation installation = new Installation(user.root(), folder, user.tools());
    if (Files.exists(Configuration.file(installation))) {
      new LocalStack(read(installation), progress).stop();
    }
    ToolFolder.remove(folder);
    Files.createDirectories(folder);
    Files.writeString(Configuration.file(installation), FreePorts.asProperties());
    BenchmarkHome home = new BenchmarkHome(read(installation), progress);
    try {
      home.start(servers);
      return home;
    } catch (StackException failure) {
      home.open.keep(); // with the logs that the failure names
      throw failure;
    }
  }

  /** Starts more servers. */
  void start(Set<ServerName> servers) {
    stack().start(servers);
  }

  private static Configuration read(Installation installation) {
    return Configuration.read(installation, Map.of());
  }

  Configuration configuration() {
    return configuration;
  }

  Path folder() {
    return configuration.installation().home();
  }

  private LocalStack stack() {
    return new LocalStack(configuration, progress);
  }

  private void remove() {
    stack().stop();
    ToolFolder.remove(folder(), PATIENCE);
  }

  @Override
  public void close() {
    open.close();
  }
}
