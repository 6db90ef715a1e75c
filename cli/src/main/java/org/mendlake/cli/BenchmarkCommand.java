package org.mendlake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mendlake.cli.benchmark.Benchmark;
import org.mendlake.cli.benchmark.BenchmarkReport;
import org.mendlake.cli.benchmark.Comparison;
import org.mendlake.cli.benchmark.DashboardSpeed;
import org.mendlake.cli.benchmark.Figure;
import org.mendlake.cli.benchmark.Machine;
import org.mendlake.cli.benchmark.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake benchmark}. */
@Command(
    name = "benchmark",
    description = "Measure the jobs on simulated events, beside DuckDB at the same work.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "`./mendlake benchmark statistics` compares the statistics with other programs instead.",
      "It works in a home of its own and ends with 1 when an answer differs or a bar is missed.",
      "The bars for events per second hold from 1,000,000 events on.",
      "Example: ./mendlake benchmark --events 1000000 --json report.json",
      "Example: ./mendlake benchmark --events 1000000 --sizes 100000,1000000,10000000",
      "Example: ./mendlake benchmark --events 1000000 --queries 10000000"
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final long FEWEST = 10_000;

  /** Of fewer events, what is done once for every table is most of the time. */
  private static final long FEWEST_WITH_BARS = 1_000_000;

  @ParentCommand private Mendlake mendlake;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Events of the main measurement. Default: ${DEFAULT-VALUE}.")
  private long events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each side is measured; medians count. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--sizes",
      paramLabel = "N,N,...",
      split = ",",
      description = "Whole passes at these sizes as well, smallest first, to see how cost grows.")
  private List<Long> sizes = new ArrayList<>();

  @Option(
      names = "--serving",
      paramLabel = "N",
      description = "Measure freshness and the dashboard's queries on a warehouse of N events too.")
  private Long serving;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Measure the dashboard's queries alone on a warehouse of N events too.")
  private Long queries;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the report to this file as JSON.")
  private Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the report to this file as Markdown.")
  private Path markdown;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    requireEnough();
    BenchmarkReport report = measure();
    report.markdown().forEach(mendlake.terminal()::answer);
    if (json != null) {
      report.writeJson(json);
    }
    if (markdown != null) {
      Files.write(markdown, report.markdown());
    }
    boolean isFine = report.missed().isEmpty() && report.comparison().differences().isEmpty();
    return isFine ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Before anything is measured, which may take an hour. */
  private void requireEnough() {
    List<String> problems = new ArrayList<>();
    if (rounds < 1) {
      problems.add("Cannot measure %d times: expected at least once.".formatted(rounds));
    }
    Stream.concat(
            Stream.of(events),
            Stream.concat(sizes.stream(), Stream.of(serving, queries).filter(Objects::nonNull)))
        .filter(size -> size < FEWEST)
        .map(size -> "Cannot measure %,d events: expected at least %,d.".formatted(size, FEWEST))
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw CommandFailure.usage(String.join(System.lineSeparator(), problems));
    }
  }

  private BenchmarkReport measure() throws IOException, InterruptedException, SQLException {
    try (Benchmark benchmark = new Benchmark(mendlake.installation(), mendlake.terminal())) {
      Comparison comparison = benchmark.compare(events, rounds);
      List<Measurement> grown = new ArrayList<>();
      for (long size : sizes.stream().sorted().toList()) {
        grown.add(benchmark.whole(size));
      }
      List<Figure> figures = figures(comparison, grown);
      if (serving != null) {
        figures.addAll(benchmark.serve(serving));
      }
      Optional<DashboardSpeed> dashboard = Optional.empty();
      if (queries != null) {
        dashboard = Optional.of(benchmark.ask(queries));
        figures.addAll(dashboard.get().figures());
      }
      return new BenchmarkReport(
          Machine.described(), events, comparison, grown, figures, dashboard);
    }
  }

  private static List<Figure> figures(Comparison comparison, List<Measurement> grown) {
    List<Figure> figures = new ArrayList<>();
    double peak = 0;
    for (Measurement step : comparison.medians()) {
      if (step.name().equals("bronze") || step.name().startsWith("broker to")) {
        String name = step.name().startsWith("broker") ? step.name() : "broker to " + step.name();
        String figure = name + ", events/s";
        figures.add(
            step.events() < FEWEST_WITH_BARS
                ? Figure.withoutBar(figure, step.eventsPerSecond())
                : Figure.of(figure, step.eventsPerSecond()));
      }
      peak = Math.max(peak, step.peakMemoryMb());
    }
    for (Measurement size : grown) {
      peak = Math.max(peak, size.peakMemoryMb());
    }
    figures.add(Figure.of("peak memory, MB", peak));
    if (grown.size() > 1) {
      Measurement smallest = grown.get(0);
      Measurement largest = grown.get(grown.size() - 1);
      figures.add(
          Figure.of(
              "cost per event at the largest against the smallest size",
              smallest.eventsPerSecond() / largest.eventsPerSecond()));
    }
    return figures;
  }
}
