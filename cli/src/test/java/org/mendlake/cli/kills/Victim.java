package org.mendlake.cli.kills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mendlake.cli.ChildJvm;

/** A process of {@link JobsProcess} that is not to live long. */
final class Victim implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Victim(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
  }

  static Victim start(Path folder, List<String> arguments) throws IOException {
    List<String> command =
        ChildJvm.command(
            List.of(
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=400m",
                "-XX:+UseSerialGC",
                "-Xshare:auto"),
            JobsProcess.class,
            arguments);
    return new Victim(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("jobs.log").toFile()))
            .start());
  }

  /** Where it says next that it is; fails when it has died by itself. */
  String hear() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(JobsProcess.AT) || line.equals(JobsProcess.ROUND)) {
        return line; // others are those of the virtual machine
      }
    }
    throw new IOException("The jobs have ended by themselves");
  }

  /** SIGSTOP, a while, SIGCONT. */
  void holdFor(long millis) throws IOException, InterruptedException {
    signal("-STOP");
    TimeUnit.MILLISECONDS.sleep(millis);
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int ended = new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    if (ended != 0) {
      throw new IOException("Cannot send " + name + " to " + process.pid());
    }
  }

  /** What it has cost. */
  long cpuSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toSeconds();
  }

  /** SIGKILL. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
