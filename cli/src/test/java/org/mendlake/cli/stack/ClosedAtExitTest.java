package org.mendlake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.ChildJvm;

class ClosedAtExitTest {
  private static final long LONGEST_SECONDS = 60;

  @TempDir private Path folder;

  @Test
  void whatATerminatedProcessHasOpenIsClosedAndItsProgramEnded() throws Exception {
    Process process = start("wait");
    await().atMost(Duration.ofSeconds(LONGEST_SECONDS)).until(() -> text("program").endsWith("\n"));
    ProcessHandle program = ProcessHandle.of(Long.parseLong(text("program").strip())).orElseThrow();

    process.destroy(); // SIGTERM

    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as(text("log")).isTrue();
    assertThat(text("closed")).as(text("log")).isEqualTo("open\n");
    await().atMost(Duration.ofSeconds(LONGEST_SECONDS)).until(() -> !program.isAlive());
  }

  @Test
  void whatIsClosedAlreadyIsNotClosedAgainByTheExit() throws Exception {
    assertThat(start("close").waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();

    assertThat(text("closed")).as(text("log")).isEqualTo("open\n");
  }

  @Test
  void whatIsKeptOutlivesTheProcess() throws Exception {
    assertThat(start("keep").waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();

    assertThat(text("closed")).as(text("log")).isEmpty();
  }

  private Process start(String what) throws IOException {
    return new ProcessBuilder(
            ChildJvm.command(List.of(), Opener.class, List.of(folder.toString(), what)))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private String text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }

  /** A process that opens something and is told what to do next. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      ClosedAtExit open = ClosedAtExit.of("note", () -> note(folder.resolve("closed")));
      switch (arguments[1]) {
        case "close" -> {
          open.close();
          open.close();
        }
        case "keep" -> {
          open.keep();
          open.close();
        }
        default ->
            new LongCommand(
                    "wait",
                    List.of("sh", "-c", "echo $$ >program; exec sleep 600"),
                    Map.of(),
                    folder.resolve("program.log"))
                .run(NoProgress.INSTANCE, () -> "");
      }
    }

    private static void note(Path file) {
      try {
        Files.writeString(file, "open\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
