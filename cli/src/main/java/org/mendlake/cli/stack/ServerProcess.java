package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mendlake.cli.configuration.Installation;

/**
 * A server as a process of the system: started detached, found again and stopped by its pid file.
 */
final class ServerProcess {
  private static final long PAUSE_MILLIS = 20;
  private static final int LINES_SHOWN = 12;

  private final LocalServer server;
  private final Path pidFile;
  private final Path log;

  ServerProcess(LocalServer server, Installation installation) {
    this.server = server;
    this.pidFile = installation.processes().resolve(server.name().id() + ".pid");
    this.log = installation.logs().resolve(server.name().id() + ".log");
  }

  LocalServer server() {
    return server;
  }

  /** Where the server writes; the log of the start before is kept beside it. */
  Path log() {
    return log;
  }

  /** What was noted at the start, when that process still runs. */
  Optional<ServerRecord> record() {
    return ServerRecord.read(pidFile).filter(record -> record.process().isPresent());
  }

  Optional<ProcessHandle> running() {
    return record().flatMap(ServerRecord::process);
  }

  /** Starts the program and returns when its pid file is there; it may not answer yet. */
  void start() {
    try {
      ServerRecord.remove(pidFile);
      Files.createDirectories(pidFile.getParent());
      Files.createDirectories(log.getParent());
      if (Files.exists(log)) {
        Path before = log.resolveSibling(log.getFileName() + ".1");
        Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
      }
      List<String> command = new ArrayList<>();
      command.add(Python.needed().toString());
      command.add(detach().toString());
      command.add(pidFile.toString());
      command.add(server.address());
      command.addAll(server.command());
      ProcessBuilder builder = ChildProcess.of(command, server.environment(), log);
      builder.directory(server.folder().toFile());
      Process process = builder.start();
      while (process.isAlive() && record().isEmpty()) {
        Pause.millis(PAUSE_MILLIS);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Asks the process to end, then ends it; waits until it is gone. Tells how it went. */
  String stop(Duration patience) {
    Optional<ProcessHandle> process = running();
    if (process.isEmpty()) {
      ServerRecord.remove(pidFile);
      return "%s was not running".formatted(server.name().title());
    }
    List<ProcessHandle> children = process.get().descendants().toList();
    process.get().destroy();
    boolean ended = ends(process.get(), patience);
    if (!ended) {
      process.get().destroyForcibly();
      ends(process.get(), patience);
    }
    children.forEach(ProcessHandle::destroyForcibly);
    ServerRecord.remove(pidFile);
    return ended
        ? "%s stopped (process %d)".formatted(server.name().title(), process.get().pid())
        : "%s did not stop within %d s and was killed (process %d)"
            .formatted(server.name().title(), patience.toSeconds(), process.get().pid());
  }

  /** The last lines of the log. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    } catch (IOException none) {
      return "(its log cannot be read: %s)".formatted(none.getMessage());
    }
  }

  private static boolean ends(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException tooSlow) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Path detach() throws IOException {
    Path script = pidFile.resolveSibling("detach.py");
    try (InputStream source = ServerProcess.class.getResourceAsStream("detach.py")) {
      Path fresh = Files.createTempFile(script.getParent(), "detach", ".tmp");
      Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, script, StandardCopyOption.ATOMIC_MOVE);
    }
    return script;
  }
}
