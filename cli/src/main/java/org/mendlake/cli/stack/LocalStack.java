package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;

/**
 * The servers of one home on this machine: Kafka, Trino, Superset, all on the loopback address.
 *
 * <p>Starting what runs is nothing; stopping what does not run is nothing. One command at a time
 * changes the stack.
 */
public final class LocalStack {
  private static final long PAUSE_MILLIS = 250;

  /** A first start downloads a gigabyte. */
  private static final Duration LOCK_PATIENCE = Duration.ofMinutes(60);

  private final Configuration configuration;
  private final Progress progress;
  private final List<ServerProcess> processes;

  /** The stack of {@code configuration}; nothing is started yet. */
  public LocalStack(Configuration configuration, Progress progress) {
    this.configuration = configuration;
    this.progress = progress;
    this.processes =
        servers(configuration).stream()
            .map(server -> new ServerProcess(server, configuration.installation()))
            .toList();
  }

  private static List<LocalServer> servers(Configuration configuration) {
    Installation installation = configuration.installation();
    return List.of(
        new KafkaBroker(configuration.broker(), installation),
        new TrinoServer(configuration.trino(), installation),
        new SupersetServer(configuration.superset(), installation));
  }

  /**
   * Starts the wanted servers that do not run, and returns when all of them answer.
   *
   * @throws StackException when a port is taken or a server does not come up; what this call has
   *     started is stopped again
   */
  public void start(Set<ServerName> wanted) {
    locked(
        "start the servers",
        () -> {
          StartedServers started = new StartedServers(configuration.stopTimeout());
          try {
            start(wanted, started);
            started.keep();
          } catch (RuntimeException failure) {
            started.stop();
            throw failure;
          }
        });
  }

  private void start(Set<ServerName> wanted, StartedServers started) {
    for (ServerProcess process : processes) {
      LocalServer server = process.server();
      if (wanted.contains(server.name()) && !runsAlready(process)) {
        requireFreePorts(server);
        server.prepare(progress);
        progress.progress("Starting %s ...".formatted(server.name().title()));
        started.start(process);
      }
    }
    for (ServerProcess process : started.processes()) {
      awaitAnswer(process);
      LocalServer server = process.server();
      progress.say("%s runs at %s.".formatted(server.name().title(), server.address()));
    }
  }

  /** Stops all servers of this home, last started first, and waits until they are gone. */
  public void stop() {
    List<ServerProcess> lastFirst = new ArrayList<>(processes);
    Collections.reverse(lastFirst);
    locked(
        "stop the servers",
        () ->
            lastFirst.forEach(
                process -> progress.say(process.stop(configuration.stopTimeout()) + ".")));
  }

  /**
   * Makes sure that servers run which a command needs.
   *
   * @throws StackException naming those that do not
   */
  public void require(Set<ServerName> needed) {
    List<String> lacking =
        states().stream()
            .filter(state -> needed.contains(state.name()))
            .filter(state -> state.condition() != ServerState.Condition.RUNNING)
            .map(state -> state.name().title())
            .toList();
    if (!lacking.isEmpty()) {
      throw new StackException(
          "Cannot go on without %s: not running or not answering. Run ./mendlake up first."
              .formatted(String.join(", ", lacking)));
    }
  }

  /** How each server is now. */
  public List<ServerState> states() {
    return processes.stream().map(LocalStack::state).toList();
  }

  private static ServerState state(ServerProcess process) {
    LocalServer server = process.server();
    Optional<ServerRecord> record = process.record();
    ServerState.Condition condition =
        record.isEmpty()
            ? ServerState.Condition.STOPPED
            : server.answers() ? ServerState.Condition.RUNNING : ServerState.Condition.SILENT;
    return new ServerState(
        server.name(),
        condition,
        record.map(ServerRecord::address).orElse(server.address()),
        record.map(ServerRecord::pid),
        record.map(ServerRecord::started));
  }

  /** A running server that listens elsewhere than it is now told to is an error, not a success. */
  private boolean runsAlready(ServerProcess process) {
    Optional<ServerRecord> record = process.record();
    if (record.isEmpty()) {
      return false;
    }
    LocalServer server = process.server();
    if (!record.get().address().equals(server.address())) {
      throw new StackException(
          "Cannot start %s at %s: it runs at %s (process %d), from before its settings changed. Run ./mendlake down first."
              .formatted(
                  server.name().title(),
                  server.address(),
                  record.get().address(),
                  record.get().pid()));
    }
    awaitAnswer(process);
    progress.say(
        "%s already runs at %s (process %d)."
            .formatted(server.name().title(), server.address(), record.get().pid()));
    return true;
  }

  private void awaitAnswer(ServerProcess process) {
    LocalServer server = process.server();
    Duration patience = configuration.startTimeout();
    long begin = System.nanoTime();
    while (!server.answers()) {
      if (process.running().isEmpty()) {
        throw new StackException(
            "Cannot start %s: its process ended. The end of %s:%n%s"
                .formatted(server.name().title(), process.log(), process.lastWords()));
      }
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw new StackException(
            "Cannot start %s: no answer at %s within %d s; see %s. On a slow machine set stack.start-timeout."
                .formatted(
                    server.name().title(), server.address(), patience.toSeconds(), process.log()));
      }
      Pause.millis(PAUSE_MILLIS);
    }
  }

  private static void requireFreePorts(LocalServer server) {
    server
        .ports()
        .forEach(
            (setting, port) -> {
              if (!Listener.isFree(port)) {
                throw new StackException(
                    "Cannot start %s: port %d is taken by %s. Stop that, or set %s to another port."
                        .formatted(server.name().title(), port, Listener.describe(port), setting));
              }
            });
  }

  private void locked(String purpose, FolderLock.Work work) {
    Path file = configuration.installation().processes().resolve("stack.lock");
    try {
      new FolderLock(file, LOCK_PATIENCE, progress).during(purpose, work);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
