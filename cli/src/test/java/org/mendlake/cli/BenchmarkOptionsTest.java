package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.configuration.Installation;

class BenchmarkOptionsTest {
  @TempDir Path folder;

  @Test
  void everySizeThatIsTooSmallIsToldBeforeAnythingIsMeasured() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, UTF_8);
    Mendlake mendlake =
        new Mendlake(new Terminal(out, out, false), new Installation(folder, folder, folder));

    int exit =
        mendlake
            .commandLine()
            .execute("benchmark", "--rounds", "0", "--sizes", "10000,20", "--queries", "9999");

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(told.toString(UTF_8).lines())
        .containsExactly(
            "Cannot measure 0 times: expected at least once.",
            "Cannot measure 20 events: expected at least 10,000.",
            "Cannot measure 9,999 events: expected at least 10,000.");
    assertThat(folder).isEmptyDirectory();
  }
}
