package org.mendlake.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.Python;

/** The marts hold what a script that shares nothing with Mendlake reads from the file itself. */
@Tag("servers")
class ExcavatorTotalsTest {

  @Test
  void defectsAndCostOfEveryMachineAndSystemAreThoseOfTheFile() throws Exception {
    List<String> served =
        ServedWarehouse.running()
            .rows(
                "SELECT machine_id, system, SUM(defect_count) AS orders,"
                    + " CAST(SUM(cost_amount) * 100 AS BIGINT) AS cents FROM marts.defect_pareto"
                    + " WHERE currency = 'AUD' AND machine_id IN (SELECT machine_id"
                    + " FROM gold.fct_repair_visit WHERE source_system = 'nist-excavators')"
                    + " GROUP BY machine_id, system")
            .stream()
            .map(ExcavatorTotalsTest::line)
            .toList();

    assertThat(served).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(fromTheFile());
  }

  private static String line(Map<String, Object> row) {
    return String.join(
        "\t",
        row.get("machine_id").toString(),
        row.get("system").toString(),
        row.get("orders").toString(),
        row.get("cents").toString());
  }

  private static List<String> fromTheFile() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("mendlake.root"));
    Process script =
        new ProcessBuilder(
                Python.installed().orElseThrow().toString(),
                root.resolve("cli/src/test/python/excavator_totals.py").toString(),
                file(ServedWarehouse.installation()).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor()).isZero();
    return output.lines().toList();
  }

  private static Path file(Installation installation) throws IOException {
    try (Stream<Path> tools = Files.list(installation.tools())) {
      return tools
          .map(tool -> tool.resolve("nestor/datasets/excavators-cleaned.csv"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
    }
  }
}
