package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a benchmark measured.
 *
 * @param machine where, in words
 * @param events records of the main size
 * @param comparison both sides at the main size
 * @param sizes whole passes at other sizes, smallest first; empty when growth was not asked for
 * @param figures everything that has a bar, and what else is one number
 * @param dashboard the queries of the dashboard; absent when they were not asked for
 */
public record BenchmarkReport(
    String machine,
    long events,
    Comparison comparison,
    List<Measurement> sizes,
    List<Figure> figures,
    Optional<DashboardSpeed> dashboard) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public BenchmarkReport {
    sizes = List.copyOf(sizes);
    figures = List.copyOf(figures);
  }

  /** Figures on the wrong side of their bars. */
  public List<Figure> missed() {
    return figures.stream().filter(Figure::isMissed).toList();
  }

  /** Writes everything as one JSON object. */
  public void writeJson(Path file) throws IOException {
    ObjectNode report = JSON.createObjectNode();
    report.put("machine", machine);
    report.put("events", events);
    comparison.medians().forEach(step -> add(report.withArray("steps"), step));
    report.set("duckdb", theirs());
    report.put("ratio_to_duckdb", comparison.ratio());
    report.put("answers_agree", comparison.differences().isEmpty());
    ArrayNode differences = report.putArray("differences");
    comparison.differences().forEach(differences::add);
    ArrayNode growth = report.putArray("sizes");
    sizes.forEach(size -> add(growth, size));
    dashboard.ifPresent(speed -> add(report.putObject("dashboard"), speed));
    ArrayNode all = report.putArray("figures");
    figures.forEach(figure -> add(all, figure));
    ArrayNode missedBars = report.putArray("missed_bars");
    missed().forEach(figure -> missedBars.add(figure.name()));
    JSON.writeValue(file.toFile(), report);
  }

  private JsonNode theirs() {
    ArrayNode runs = JSON.createArrayNode();
    for (JsonNode run : comparison.theirs()) {
      ObjectNode measured = runs.addObject();
      for (String field : List.of("version", "seconds", "cpu_seconds", "peak_memory_mb")) {
        measured.set(field, run.path(field));
      }
    }
    return runs;
  }

  private static void add(ArrayNode list, Measurement step) {
    list.addObject()
        .put("name", step.name())
        .put("events", step.events())
        .put("seconds", step.seconds())
        .put("events_per_second", step.eventsPerSecond())
        .put("cpu_seconds", step.cpuSeconds())
        .put("peak_memory_mb", step.peakMemoryMb())
        .put("bytes_written", step.bytesWritten())
        .put("files", step.files());
  }

  private static void add(ObjectNode node, DashboardSpeed speed) {
    node.put("events", speed.events())
        .put("fact_rows", speed.factRows())
        .put("queries", speed.queries().size());
    ArrayNode slowest = node.putArray("slowest");
    speed
        .slowest()
        .forEach(
            query ->
                slowest
                    .addObject()
                    .put("chart", query.chart())
                    .put("median_seconds", query.median()));
  }

  private static void add(ArrayNode list, Figure figure) {
    ObjectNode node = list.addObject().put("name", figure.name()).put("value", figure.value());
    figure
        .bar()
        .ifPresent(
            b ->
                node.put("must", b.must())
                    .put("aim", b.aim())
                    .put("is_missed", figure.isMissed())
                    .put("is_aim_reached", b.isAimReachedBy(figure.value())));
  }

  /** The report as a page of Markdown. */
  public List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("%,d simulated events on %s.".formatted(events, machine));
    lines.add("");
    lines.add(
        "| step | events/s | seconds | CPU seconds | peak memory, MB | written, MB | files |");
    lines.add("| --- | --: | --: | --: | --: | --: | --: |");
    comparison.medians().forEach(step -> lines.add(row(step)));
    lines.add("");
    lines.add(
        "Events a second against DuckDB's: %s times; the answers %s."
            .formatted(
                Figure.number(comparison.ratio()),
                comparison.differences().isEmpty() ? "agree to the last cent" : "differ"));
    comparison.differences().forEach(difference -> lines.add("- " + difference));
    if (!sizes.isEmpty()) {
      lines.add("");
      lines.add("| broker to marts | events/s | seconds | CPU seconds | peak memory, MB |");
      lines.add("| --: | --: | --: | --: | --: |");
      sizes.forEach(size -> lines.add(sizeRow(size)));
    }
    dashboard.ifPresent(
        speed -> {
          lines.add("");
          lines.add(
              "| slowest of %d queries of the dashboard at %,d events | median, s |"
                  .formatted(speed.queries().size(), speed.events()));
          lines.add("| --- | --: |");
          speed.slowest().forEach(query -> lines.add(row(query)));
        });
    lines.add("");
    figures.forEach(figure -> lines.add("- " + figure.words()));
    return lines;
  }

  private static String row(Measurement step) {
    return "| %s | %,.0f | %.1f | %.1f | %,.0f | %,.0f | %,d |"
        .formatted(
            step.name(),
            step.eventsPerSecond(),
            step.seconds(),
            step.cpuSeconds(),
            step.peakMemoryMb(),
            step.bytesWritten() / 1e6,
            step.files());
  }

  private static String row(AskedQuery query) {
    return "| %s | %s |".formatted(query.chart(), Figure.number(query.median()));
  }

  private static String sizeRow(Measurement size) {
    return "| %,d | %,.0f | %.1f | %.1f | %,.0f |"
        .formatted(
            size.events(),
            size.eventsPerSecond(),
            size.seconds(),
            size.cpuSeconds(),
            size.peakMemoryMb());
  }
}
