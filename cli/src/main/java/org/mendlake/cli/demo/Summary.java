package org.mendlake.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mendlake.ingestion.importing.ImportResult;
import org.mendlake.ingestion.importing.UnmappableRow;
import org.mendlake.ingestion.simulation.Simulation;

/**
 * What the warehouse holds after the demo, in words a manager understands.
 *
 * @param file what was brought in this time
 * @param fleet what was simulated this time; empty when an earlier demo did it
 * @param received records in bronze
 * @param accepted events in silver
 * @param quarantined records in quarantine by rule
 * @param issues data issues by rule
 * @param tables rows of each gold and mart table
 * @param log headline findings about the excavators
 * @param lives headline findings about the simulated fleet
 */
record Summary(
    ImportResult file,
    Optional<Simulation.Result> fleet,
    long received,
    long accepted,
    Map<String, Long> quarantined,
    Map<String, Long> issues,
    Map<String, Long> tables,
    List<String> log,
    List<String> lives) {

  /** The lines to print. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("What came in");
    lines.add(
        "  Excavators, real work orders: %s rows in the file: %s new, %s amended, %s cancelled, %s unchanged, %s that cannot be mapped"
            .formatted(
                count(file.rows()),
                count(file.created()),
                count(file.amended()),
                count(file.cancelled()),
                count(file.unchanged()),
                count(file.unmappable())));
    for (UnmappableRow row : file.examples()) {
      lines.add("    line %d, %s: %s".formatted(row.line(), row.column(), row.reason()));
    }
    lines.add(
        fleet
            .map(
                made ->
                    "  Simulated fleet, whose truth is known: %s records of %s machines"
                        .formatted(count(made.records()), count(made.machines())))
            .orElse("  Simulated fleet, whose truth is known: sent by an earlier demo"));
    long refused = quarantined.values().stream().mapToLong(Long::longValue).sum();
    lines.add(
        "  %s records received = %s accepted + %s duplicate + %s quarantined"
            .formatted(
                count(received),
                count(accepted),
                count(received - accepted - refused),
                count(refused)));
    quarantined.forEach((rule, number) -> lines.add("    %s: %s".formatted(rule, count(number))));
    lines.add("");
    lines.add("What is odd about it, kept as data issues");
    issues.forEach(
        (rule, number) -> lines.add("  %s: %s".formatted(IssueWords.of(rule), count(number))));
    lines.add("");
    lines.add("What the warehouse holds");
    tables.forEach((table, rows) -> lines.add("  %-28s %,9d rows".formatted(table, rows)));
    lines.add("");
    lines.add("What the excavators' real work orders show");
    addNumbered(lines, log);
    lines.add("");
    lines.add("What the simulated fleet shows");
    addNumbered(lines, lives);
    return lines;
  }

  private static void addNumbered(List<String> lines, List<String> findings) {
    for (int i = 0; i < findings.size(); i++) {
      lines.add("  %d. %s".formatted(i + 1, findings.get(i)));
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
