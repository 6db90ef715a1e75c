package org.mendlake.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.ingestion.jobs.IngestCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake ingest}. */
@Command(
    name = "ingest",
    description = "Take in every event that the broker holds: to bronze, silver and quarantine.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake ingest"})
final class IngestCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    Terminal terminal = mendlake.terminal();
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      terminal.progress("Taking the events in ...");
      tell(warehouse.ingestion().availableNow(), terminal);
    } catch (IllegalStateException failure) {
      throw CommandFailure.failed(failure.getMessage(), failure);
    }
    return ExitCode.OK;
  }

  private static void tell(IngestCounts counts, Terminal terminal) {
    terminal.say("%,d records received".formatted(counts.received()));
    list("accepted", counts.acceptedTotal(), counts.accepted(), terminal);
    terminal.answer("%,d duplicate".formatted(counts.duplicates()));
    list("quarantined", counts.quarantinedTotal(), counts.quarantined(), terminal);
    if (counts.readmittedTotal() > 0) {
      list("let in from quarantine", counts.readmittedTotal(), counts.readmitted(), terminal);
    }
  }

  private static void list(String what, long total, Map<String, Long> parts, Terminal terminal) {
    terminal.answer("%,d %s".formatted(total, what));
    parts.forEach((part, rows) -> terminal.answer("  %,d %s".formatted(rows, part)));
  }
}
