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

class TimeOptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"abc", "5", "PT-2S", "1 minute"})
  void whatIsNoDurationIsToldWithWhatIsExpected(String text) {
    assertThat(refused("run", "--marts-every", text))
        .startsWith(
            "Invalid value for option '--marts-every': '"
                + text
                + "' is no duration; expected one such as PT2S or PT5M");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "2024-02-30", "2024-6-1", "30.06.2024"})
  void whatIsNoDayIsToldWithWhatIsExpected(String text) {
    assertThat(refused("build", "--as-of", text))
        .startsWith(
            "Invalid value for option '--as-of': '"
                + text
                + "' is no day; expected one such as 2024-06-30\n");
  }

  private String refused(String... arguments) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, UTF_8);
    Mendlake mendlake =
        new Mendlake(new Terminal(out, out, false), new Installation(folder, folder, folder));

    int exit = mendlake.commandLine().execute(arguments);

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    return told.toString(UTF_8);
  }
}
