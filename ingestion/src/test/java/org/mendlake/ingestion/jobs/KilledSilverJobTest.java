package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.jobs.BronzeRows.Sent;

@Tag("slow")
class KilledSilverJobTest {
  @TempDir Path folder;

  @Test
  void processKilledBetweenTwoCommitsLosesAndDoublesNothing() throws Exception {
    SilverRun silver = new SilverRun(folder);
    silver.bronze.deliver(
        List.of(
            BronzeRows.part("1", "Hose"),
            BronzeRows.visit("1", "A", "1.00"),
            BronzeRows.visit("2", "B", "2.00"),
            BronzeRows.visit("1", "A", "1.00"),
            new Sent("mendlake.visit", "x", "broken", BronzeRows.KNOWN_AT, Map.of())));

    killAt("committed silver.part");

    assertThat(silver.table("part").count()).isEqualTo(1);
    assertThat(silver.table("visit").count()).isZero();
    silver.run();
    assertThat(silver.table("part").count()).isEqualTo(1);
    assertThat(silver.table("visit").count()).isEqualTo(2);
    assertThat(silver.quarantine()).hasSize(1);
  }

  private void killAt(String phase) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Duser"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            SilverProcess.class.getName(),
            folder.toString(),
            phase));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("process.log").toFile()).start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      assertThat(out.lines().anyMatch(SilverProcess.STANDS_STILL::equals))
          .as("reached " + phase)
          .isTrue();
    } finally {
      process.destroyForcibly().waitFor(); // SIGKILL
    }
  }
}
