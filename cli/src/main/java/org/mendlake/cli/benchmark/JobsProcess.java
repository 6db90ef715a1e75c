package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.ClosedAtExit;
import org.mendlake.cli.stack.Pause;
import org.mendlake.cli.stack.StackException;

/**
 * {@code ./mendlake run} of a home, in the process that a user would have. It ends with this
 * process.
 */
final class JobsProcess implements AutoCloseable {
  private static final double NANOS = 1e9;
  private static final long LOOK_MILLIS = 50;
  private static final int SHOWN_LINES = 40;

  private final Process process;
  private final Path log;
  private final long begun = System.nanoTime();
  private final ClosedAtExit open;
  private volatile boolean isKilled;

  private JobsProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.open = ClosedAtExit.of("kill-jobs", this::kill);
  }

  static JobsProcess start(Configuration configuration) throws IOException {
    Installation installation = configuration.installation();
    Path log = Files.createDirectories(installation.logs()).resolve("run.log");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(installation.root().resolve("mendlake").toString(), "run"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("MENDLAKE_HOME", installation.home().toString());
    builder.environment().put("MENDLAKE_TOOLS", installation.tools().toString());
    return new JobsProcess(builder.start(), log);
  }

  /** What is waited for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /**
   * Seconds from the start of the process until the condition holds.
   *
   * @throws StackException if the process ends before
   */
  double secondsUntil(Condition condition) throws IOException {
    while (!condition.holds()) {
      requireAlive();
      Pause.millis(LOOK_MILLIS);
    }
    return (System.nanoTime() - begun) / NANOS;
  }

  /** Stops the measurement when the jobs have ended by themselves. */
  void requireAlive() {
    if (isKilled) {
      throw new StackException("Cannot go on: interrupted.");
    }
    if (!process.isAlive()) {
      throw new StackException("Cannot measure: ./mendlake run has ended:\n" + lastLines());
    }
  }

  /** What the jobs said last; their log goes with the home. */
  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  /** Ends the process as a failing machine would: it hears nothing. */
  void kill() {
    isKilled = true;
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    open.close();
  }
}
