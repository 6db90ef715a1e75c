package org.mendlake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mendlake.cli.benchmark.Benchmark;
import org.mendlake.cli.benchmark.BenchmarkReport;
import org.mendlake.cli.benchmark.Comparison;
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
      "Example: ./mendlake benchmark --events 1000000 --sizes 100000,1000000,10000000"
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
    if (events < FEWEST || rounds < 1) {
      throw CommandFailure.usage(
          "Cannot measure %,d events %d times: expected at least %,d events, once."
              .formatted(events, rounds, FEWEST));
    }
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
      return new BenchmarkReport(Machine.described(), events, comparison, grown, figures);
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
