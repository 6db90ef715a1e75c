package org.mendlake.analysis.methods;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mendlake.analysis.AnalyzeCommand;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.CsvInput;
import org.mendlake.analysis.input.InputException;
import org.mendlake.analysis.input.Rows;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.analysis.plot.FigureFile;
import org.mendlake.analysis.report.Findings;
import org.mendlake.analysis.report.JsonReport;
import org.mendlake.analysis.report.Report;
import org.mendlake.analysis.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * One method of {@code mendlake analyze}: reads its columns, reports on each group, prints and
 * draws. What is common to all methods is here; a method adds its columns, options and report.
 *
 * @param <R> what it keeps of the rows of a group
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpWidth = 100)
abstract class Method<R extends Rows> implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ParentCommand private AnalyzeCommand analyze;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "CSV file in UTF-8 with a header line; - is standard input.")
  private Path file;

  @Option(
      names = "--column",
      paramLabel = "ROLE=NAME",
      description =
          "Where a column has another name than the method expects: --column age=hours. Repeatable.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--separator",
      paramLabel = "CHARACTER",
      defaultValue = ",",
      description = "Between the values of a line (default: a comma).")
  private char separator;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "One analysis for each value of this column (default: one for all rows).")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--json",
      description = "One JSON object on standard output, numbers at full precision.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw into this file, which ends in .svg or .png.")
  private Optional<Path> plot = Optional.empty();

  /** The columns it reads. */
  abstract Columns columns();

  /** Takes the rows of one group. */
  abstract R emptyRows();

  /** What it finds in the rows of one group. */
  abstract Report report(R rows);

  /** What it finds by comparing groups; nothing unless a method overrides it. */
  Optional<Report> comparison(Map<String, R> groups) {
    return Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    plot.ifPresent(FigureFile::requireKnownEnding);
    CsvInput input = input();
    Map<String, R> groups = input.read(columns(), () -> checked(this::emptyRows));
    Map<String, Report> reports = reports(groups);
    Findings findings =
        new Findings(
            spec.name(),
            input.source(),
            Settings.of(spec, Method.class),
            input.group(),
            reports,
            groups.size() > 1 ? checked(() -> comparison(groups)) : Optional.empty());
    print(findings);
    if (plot.isPresent() && !findings.isRefused()) {
      draw(plot.get(), reports);
    }
    return findings.isRefused() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /** Where a method has a column of that role itself, {@code --group} names this column. */
  private CsvInput input() {
    boolean isColumn =
        columns().all().stream().anyMatch(role -> role.name().equals(UnitRows.GROUP));
    if (!isColumn || group.isEmpty()) {
      return new CsvInput(file, separator, columns, group);
    }
    Map<String, String> names = new LinkedHashMap<>(columns);
    names.put(UnitRows.GROUP, group.get());
    return new CsvInput(file, separator, names, Optional.empty());
  }

  /** Groups are independent, so they are worked on side by side. */
  private Map<String, Report> reports(Map<String, R> groups) {
    List<Report> inOrder =
        groups.values().parallelStream().map(rows -> checked(() -> report(rows))).toList();
    Map<String, Report> reports = new LinkedHashMap<>();
    int place = 0;
    for (String name : groups.keySet()) {
      reports.put(name, inOrder.get(place++));
    }
    return reports;
  }

  /** What contradicts itself is a problem of the input, and the method says what it is. */
  private static <T> T checked(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException contradictory) {
      throw new InputException(contradictory.getMessage());
    }
  }

  private void print(Findings findings) throws IOException {
    PrintStream out = analyze.out();
    if (json) {
      new JsonReport(findings).write(out);
    } else {
      new TextReport(findings).lines().forEach(out::println);
    }
    out.flush();
  }

  private static void draw(Path file, Map<String, Report> reports) {
    Map<String, Figure> figures =
        reports.entrySet().stream()
            .filter(entry -> entry.getValue().figure().isPresent())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().figure().get().get(),
                    (first, second) -> first,
                    LinkedHashMap::new));
    if (figures.isEmpty()) {
      throw new InputException("Cannot draw " + file + ": this answer has no picture.");
    }
    try {
      new FigureFile(file).write(figures);
    } catch (IOException refused) {
      throw new InputException(
          "Cannot draw %s: %s. Choose a folder that exists and may be written."
              .formatted(file, refused.getMessage()));
    }
  }
}
