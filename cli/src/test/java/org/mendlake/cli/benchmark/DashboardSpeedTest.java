package org.mendlake.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardSpeedTest {
  private static final long EVENTS = 10_000_000;
  private static final long FACT_ROWS = 8_765_432;

  @Test
  void figuresNameTheSizeAndTheTailIsHeldToTheBarOfADashboard() {
    List<Figure> figures = speed(asked("Cost", 0.1, 0.2, 0.3), asked("Trend", 0.4, 1.5)).figures();

    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly(
            "dashboard query in Trino at 10,000,000 events, p50, s",
            "dashboard query in Trino at 10,000,000 events, p95, s",
            "rows of all facts at 10,000,000 events");
    assertThat(figures).extracting(Figure::value).containsExactly(0.3, 1.5, (double) FACT_ROWS);
    assertThat(figures).extracting(Figure::isMissed).containsExactly(false, true, false);
  }

  @Test
  void aTailUnderTheBarMeetsIt() {
    assertThat(speed(asked("Cost", 0.1), asked("Trend", 0.99)).figures())
        .noneMatch(Figure::isMissed)
        .anyMatch(figure -> figure.bar().isPresent());
  }

  @Test
  void slowestAreThoseOfTheLargestMediansNotOfTheLargestOutliers() {
    DashboardSpeed speed =
        speed(
            asked("Outlier", 0.1, 0.1, 9.0),
            asked("Third", 0.3, 0.3, 0.3),
            asked("First", 0.5, 0.6, 0.7),
            asked("Second", 0.4, 0.4, 0.4));

    assertThat(speed.slowest())
        .extracting(AskedQuery::chart)
        .containsExactly("First", "Second", "Third");
  }

  @Test
  void theReportNamesTheSlowest(@TempDir Path folder) throws IOException {
    BenchmarkReport report = report(Optional.of(speed(asked("Cost", 0.1), asked("Trend", 0.2))));

    assertThat(report.markdown())
        .containsSubsequence(
            "| slowest of 2 queries of the dashboard at 10,000,000 events | median, s |",
            "| --- | --: |",
            "| Trend | 0.200 |",
            "| Cost | 0.100 |");
    JsonNode dashboard = json(report, folder).path("dashboard");
    assertThat(dashboard.path("events").asLong()).isEqualTo(EVENTS);
    assertThat(dashboard.path("fact_rows").asLong()).isEqualTo(FACT_ROWS);
    assertThat(dashboard.path("queries").asInt()).isEqualTo(2);
    assertThat(dashboard.path("slowest"))
        .extracting(
            query -> query.path("chart").asText(), query -> query.path("median_seconds").asDouble())
        .containsExactly(tuple("Trend", 0.2), tuple("Cost", 0.1));
  }

  @Test
  void aReportWithoutQueriesSaysNothingOfThem(@TempDir Path folder) throws IOException {
    BenchmarkReport report = report(Optional.empty());

    assertThat(report.markdown()).noneMatch(line -> line.contains("dashboard"));
    assertThat(json(report, folder).has("dashboard")).isFalse();
  }

  private static DashboardSpeed speed(AskedQuery... queries) {
    return new DashboardSpeed(EVENTS, FACT_ROWS, List.of(queries));
  }

  private static AskedQuery asked(String chart, Double... seconds) {
    return new AskedQuery(chart, List.of(seconds));
  }

  private static BenchmarkReport report(Optional<DashboardSpeed> dashboard) throws IOException {
    Measurement step = new Measurement("step", 10, 1, 1, 1, 1, 1);
    JsonNode theirs = new ObjectMapper().readTree("{\"seconds\": 1}");
    Comparison comparison =
        new Comparison(List.of(Collections.nCopies(4, step)), List.of(theirs), List.of());
    return new BenchmarkReport("a machine", 10, comparison, List.of(), List.of(), dashboard);
  }

  private static JsonNode json(BenchmarkReport report, Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    report.writeJson(file);
    return new ObjectMapper().readTree(file.toFile());
  }
}
