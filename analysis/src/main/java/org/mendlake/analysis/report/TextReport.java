package org.mendlake.analysis.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;

/** Findings for a person: facts, estimates and tables in words, then how and with what cautions. */
public final class TextReport {
  private static final String INDENT = "  ";
  private static final int SHOWN_ROWS = 60;

  private final Findings findings;

  /** Will show these. */
  public TextReport(Findings findings) {
    this.findings = findings;
  }

  /** The lines to print. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    findings
        .reports()
        .forEach(
            (group, report) ->
                add(
                    lines,
                    findings
                        .group()
                        .map(column -> "%s, %s %s".formatted(report.title(), column, group))
                        .orElse(report.title()),
                    report));
    findings.comparison().ifPresent(report -> add(lines, report.title(), report));
    return lines;
  }

  private static void add(List<String> lines, String title, Report report) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(title);
    addBlock(lines, facts(report));
    if (!report.estimates().isEmpty()) {
      Grid estimates = estimates(report.estimates());
      List<NumberText.Column> columns =
          Collections.nCopies(estimates.columns().size(), NumberText.Column.EACH);
      addBlock(lines, aligned(estimates, columns));
    }
    for (Grid grid : report.grids()) {
      lines.add("");
      lines.add(INDENT + grid.title());
      lines.addAll(grid.rows().isEmpty() ? List.of(INDENT + "none") : aligned(grid, columns(grid)));
    }
    List<String> remarks = new ArrayList<>();
    report.methods().forEach((purpose, way) -> remarks.add("%s: %s".formatted(purpose, way)));
    report
        .cautions()
        .forEach(
            caution ->
                remarks.add(
                    "Caution, %s: %s"
                        .formatted(
                            NumberText.words(caution.reason()),
                            NumberText.shortened(caution.detail()))));
    report
        .refusal()
        .ifPresent(
            refusal ->
                remarks.add(
                    "No answer, %s: %s"
                        .formatted(
                            NumberText.words(refusal.reason()),
                            NumberText.shortened(refusal.detail()))));
    addBlock(lines, remarks.stream().map(remark -> INDENT + remark).toList());
  }

  private static void addBlock(List<String> lines, List<String> block) {
    if (!block.isEmpty()) {
      lines.add("");
      lines.addAll(block);
    }
  }

  private static List<String> facts(Report report) {
    int widest = report.facts().stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
    return report.facts().stream()
        .map(
            fact ->
                INDENT
                    + fact.label()
                    + " ".repeat(widest - fact.label().length())
                    + INDENT
                    + NumberText.of(fact.value()))
        .toList();
  }

  private static Grid estimates(List<Quantity> estimates) {
    Optional<Interval> first =
        estimates.stream().flatMap(estimate -> estimate.interval().stream()).findFirst();
    boolean hasErrors =
        estimates.stream().anyMatch(estimate -> estimate.standardError().isPresent());
    Grid.Builder grid = Grid.named("estimates", "").column("name", "").column("value", "estimate");
    if (hasErrors) {
      grid.column("standard_error", "std. error");
    }
    first.ifPresent(
        interval -> {
          String confidence = NumberText.percent(interval.confidence());
          grid.column("lower", confidence + " % lower").column("upper", confidence + " % upper");
        });
    for (Quantity estimate : estimates) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(estimate.label()));
      cells.add(Cell.of(estimate.value()));
      if (hasErrors) {
        cells.add(Cell.of(estimate.standardError()));
      }
      if (first.isPresent()) {
        cells.add(limit(estimate, Interval::lower));
        cells.add(limit(estimate, Interval::upper));
      }
      grid.row(cells.toArray(Cell[]::new));
    }
    return grid.build();
  }

  private static Cell limit(Quantity estimate, Function<Interval, Limit> side) {
    return estimate
        .interval()
        .map(interval -> Cell.of(side.apply(interval)))
        .orElse(Cell.missing());
  }

  private static List<NumberText.Column> columns(Grid grid) {
    return IntStream.range(0, grid.columns().size())
        .mapToObj(
            column ->
                NumberText.Column.of(grid.rows().stream().map(row -> row.get(column)).toList()))
        .toList();
  }

  private static List<String> aligned(Grid grid, List<NumberText.Column> columns) {
    List<String> header = grid.columns().stream().map(Grid.Column::label).toList();
    List<List<String>> rows =
        grid.rows().stream()
            .limit(SHOWN_ROWS)
            .map(
                row ->
                    IntStream.range(0, row.size())
                        .mapToObj(column -> columns.get(column).text(row.get(column)))
                        .toList())
            .toList();
    List<Boolean> numbers =
        IntStream.range(0, header.size())
            .mapToObj(column -> grid.rows().stream().noneMatch(row -> isText(row.get(column))))
            .toList();
    List<String> lines = new ArrayList<>();
    AlignedText.lines(header, rows, numbers).forEach(line -> lines.add(INDENT + line));
    if (grid.rows().size() > SHOWN_ROWS) {
      lines.add(
          INDENT + "... %d more rows; --json gives all".formatted(grid.rows().size() - SHOWN_ROWS));
    }
    return lines;
  }

  private static boolean isText(Cell cell) {
    return cell instanceof Cell.Text;
  }
}
