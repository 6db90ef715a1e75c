package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A program that takes its time: its output goes to a log, its progress to the user. */
public final class LongCommand {
  private static final int SECONDS_BETWEEN_MESSAGES = 10;
  private static final int LINES_SHOWN = 20;

  private final String work;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;

  /**
   * Describes a run.
   *
   * @param work what it does, for messages: {@code install Trino 476}
   * @param command program and arguments; no secrets
   * @param environment variables to set on top of ours
   * @param log where its output goes
   */
  public LongCommand(String work, List<String> command, Map<String, String> environment, Path log) {
    this.work = work;
    this.command = command;
    this.environment = environment;
    this.log = log;
  }

  /**
   * Runs it to its end; the end of this process is its end too.
   *
   * @param progress hears every some seconds how long it has taken, and {@code detail}
   * @param detail how far the work is, or empty
   * @throws StackException when it fails, with the end of its output
   */
  public void run(Progress progress, Supplier<String> detail) {
    try {
      Files.createDirectories(log.getParent());
      Process process = ChildProcess.of(command, environment, log).start();
      ClosedAtExit running = ClosedAtExit.of("end-program", () -> end(process));
      try {
        await(process, progress, detail);
      } finally {
        running.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Cannot %s: interrupted.".formatted(work), interrupted);
    }
  }

  private void await(Process process, Progress progress, Supplier<String> detail)
      throws IOException, InterruptedException {
    int seconds = 0;
    while (!process.waitFor(SECONDS_BETWEEN_MESSAGES, TimeUnit.SECONDS)) {
      seconds += SECONDS_BETWEEN_MESSAGES;
      progress.progress("  %s: %d s%s".formatted(work, seconds, detail.get()));
    }
    if (process.exitValue() != 0) {
      throw new StackException(
          "Cannot %s: the program ended with %d. The end of %s:%n%s"
              .formatted(work, process.exitValue(), log, lastLines()));
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }
}
