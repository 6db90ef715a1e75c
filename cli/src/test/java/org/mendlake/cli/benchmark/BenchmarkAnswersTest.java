package org.mendlake.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.ChildJvm;
import org.mendlake.cli.Mendlake;

/** The benchmark of 100,000 events: DuckDB, which shares no code with the jobs, says the same. */
@Tag("servers")
@Tag("slow")
class BenchmarkAnswersTest {
  private static final long LONGEST_MINUTES = 15;

  @TempDir Path home;

  @Test
  void duckDbGivesTheSameAnswersFromTheSameBytes() throws Exception {
    Path json = home.resolve("report.json");

    int ended = benchmark("--events", "100000", "--rounds", "1", "--json", json.toString());

    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("differences")).as(log()).isEmpty();
    assertThat(report.path("answers_agree").asBoolean()).isTrue();
    assertThat(report.path("missed_bars")).isEmpty();
    assertThat(ended).isZero();
    assertThat(report.path("steps"))
        .extracting(step -> step.path("name").asText())
        .contains("bronze", "silver", "gold", "marts", "broker to marts");
    assertThat(report.path("steps"))
        .allSatisfy(
            step -> {
              assertThat(step.path("events_per_second").asDouble()).isPositive();
              assertThat(step.path("cpu_seconds").asDouble()).isPositive();
              assertThat(step.path("peak_memory_mb").asDouble()).isPositive();
            });
    assertThat(report.path("ratio_to_duckdb").asDouble()).isPositive();
  }

  private int benchmark(String... arguments) throws IOException, InterruptedException {
    List<String> options =
        List.of(
            "-Xmx2g",
            "-XX:+UseParallelGC",
            "-Dmendlake.root=" + Path.of(System.getProperty("mendlake.root")).toAbsolutePath(),
            "-Dlog4j2.configurationFile=mendlake-log4j2.properties");
    List<String> all = new ArrayList<>(List.of("benchmark"));
    all.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(ChildJvm.command(options, Mendlake.class, all))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("benchmark.log").toFile());
    builder.environment().put("MENDLAKE_HOME", home.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).as(log()).isTrue();
      return process.exitValue();
    } finally {
      process.destroy();
    }
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("benchmark.log"));
  }
}
