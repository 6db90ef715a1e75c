package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.configuration.Installation;

class FailureLogTest {
  @TempDir Path folder;

  @Test
  void whatSaysItselfWhatToDoIsToldAsItIsAndItsTraceIsKept() {
    UncheckedIOException torn =
        new UncheckedIOException("Cannot read snapshot.json; move it away", new EOFException());

    assertThat(told(torn))
        .isEqualTo(
            """
            Cannot read snapshot.json; move it away
            Where it came from: %s
            """
                .formatted(folder.resolve("logs/failure.log")));
    assertThat(folder.resolve("logs/failure.log"))
        .content()
        .contains("java.io.EOFException", "at org.mendlake.cli.FailureLogTest");
  }

  @Test
  void anyOtherFailureIsToldWithTheCommandThatItStopped() {
    assertThat(told(new ArithmeticException("integer overflow")))
        .startsWith("Cannot finish build: ArithmeticException: integer overflow\n");
    assertThat(told(new NullPointerException()))
        .startsWith("Cannot finish build: NullPointerException\n");
  }

  private String told(Exception failure) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, UTF_8);
    Mendlake mendlake =
        new Mendlake(new Terminal(out, out, false), new Installation(folder, folder, folder));

    assertThat(mendlake.report("build", failure)).isEqualTo(ExitCode.FAILED);
    return told.toString(UTF_8);
  }
}
