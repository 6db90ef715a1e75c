package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mendlake.cli.configuration.Installation;

class DurationOptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"abc", "5", "PT-2S", "1 minute"})
  void whatIsNoDurationIsToldWithWhatIsExpected(String text) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, UTF_8);
    Mendlake mendlake =
        new Mendlake(new Terminal(out, out, false), new Installation(folder, folder, folder));

    int exit = mendlake.commandLine().execute("run", "--marts-every", text);

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(told.toString(UTF_8))
        .startsWith(
            "Invalid value for option '--marts-every': '"
                + text
                + "' is no duration; expected one such as PT2S or PT5M");
  }
}
