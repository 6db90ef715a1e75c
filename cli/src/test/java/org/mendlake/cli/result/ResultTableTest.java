package org.mendlake.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void numbersStandToTheRightAndChineseTakesTwoColumns() {
    String printed =
        print(
            ResultTable.of(
                List.of("name", "visits"),
                List.of(List.of("挖掘机", "7"), List.of("bucket", "1200"))));

    assertThat(printed.lines())
        .containsExactly(
            "name    visits", "------  ------", "挖掘机       7", "bucket    1200", "(2 rows)");
  }

  private static String print(ResultTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
