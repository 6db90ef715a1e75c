package org.mendlake.analysis.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code ./mendlake benchmark statistics}. */
@Command(
    name = "statistics",
    description = {
      "Measure the statistics beside Python's reliability and lifelines on the same data: ratio of",
      "times, whether estimates are the same, and where not whose likelihood is higher."
    },
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no program finds a likelihood above ours, and the groups are fitted in time",
      "1:one does, or they are not"
    },
    footer = {
      "",
      "Example: ./mendlake benchmark statistics --output docs/performance-statistics.md"
    })
public final class StatisticsBenchmarkCommand implements Callable<Integer> {
  private static final double MOST_SECONDS_FOR_GROUPS = 20;

  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the results to this Markdown file too (default: only to the screen).")
  private Optional<Path> output = Optional.empty();

  /** Results go to {@code out}, progress to {@code err}. */
  public StatisticsBenchmarkCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("mendlake.root", "."));
    Path home = folder("MENDLAKE_HOME", root.resolve(".mendlake"));
    Path work = Files.createDirectories(home.resolve("benchmark").resolve("statistics"));
    Path sources = root.resolve("analysis/src/main/benchmark");
    PythonEnvironment python =
        new PythonEnvironment(
            Optional.ofNullable(System.getenv("MENDLAKE_PYTHON")).orElse("python3"),
            sources.resolve("requirements.lock"),
            folder("MENDLAKE_TOOLS", home.resolve("tools")),
            err);
    List<DataSet> sets = DataSets.shared();
    err.println("Fitting with reliability and lifelines; this takes minutes ...");
    Map<String, List<Measured>> others =
        new OtherPrograms(python, sources.resolve("programs.py")).on(sets, work);
    err.println("Fitting with Mendlake ...");
    List<ProgramComparison> comparisons =
        sets.stream()
            .map(
                set ->
                    new ProgramComparison(
                        set, OurMethods.on(set), others.getOrDefault(set.name(), List.of())))
            .toList();
    double seconds = OurMethods.secondsForAll(DataSets.groups(DataSets.GROUPS));
    List<String> report = report(comparisons, seconds);
    report.forEach(out::println);
    out.flush();
    if (output.isPresent()) {
      Files.write(output.get(), report);
    }
    boolean isFine =
        comparisons.stream().allMatch(ProgramComparison::holds)
            && seconds <= MOST_SECONDS_FOR_GROUPS;
    return isFine ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Path folder(String variable, Path otherwise) {
    return Optional.ofNullable(System.getenv(variable)).map(Path::of).orElse(otherwise);
  }

  private static List<String> report(List<ProgramComparison> comparisons, double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        # Statistics beside other programs

        Written by `./mendlake benchmark statistics`: all programs on the same files in one run. Seconds are those of the
        processor, so that other work on the machine does not count, warm, without reading the file. Mendlake's include
        likelihood-ratio limits of both parameters, the others' their normal ones. Equal units are one row with a count here;
        programs that know no counts get them row by row. Where estimates differ by more than 1e-4, the log-likelihood of both
        is computed by the same formula, row by row.
        """);
    lines.add(
        "%,d fits with limits on groups of 200: %.1f s by the clock on %d processors."
            .formatted(DataSets.GROUPS, seconds, Runtime.getRuntime().availableProcessors()));
    lines.add("");
    lines.add("| data | beside | Mendlake, s | theirs, s | ratio | estimates |");
    lines.add("| --- | --- | ---: | ---: | ---: | --- |");
    comparisons.forEach(comparison -> lines.addAll(comparison.lines()));
    return lines;
  }
}
