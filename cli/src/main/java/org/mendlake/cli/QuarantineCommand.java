package org.mendlake.cli;

import java.util.List;
import java.util.Optional;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.ingestion.jobs.Quarantine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake quarantine list|show}. */
@Command(
    name = "quarantine",
    description = "Look into the records that no contract accepts.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake quarantine list --rule wrong_type"})
final class QuarantineCommand {
  @ParentCommand private Mendlake mendlake;

  @Command(
      name = "list",
      description =
          "List the latest records with file, line and reason, and how many broke a rule.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./mendlake quarantine list --limit 5"})
  int list(
      @Option(names = "--rule", paramLabel = "RULE", description = "Only this rule.") String rule,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "At most so many records; ${DEFAULT-VALUE} unless told.")
          int limit) {
    if (limit < 1) {
      throw CommandFailure.usage("Cannot list " + limit + " records: expected at least 1");
    }
    Terminal terminal = mendlake.terminal();
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      Quarantine quarantine = new Quarantine(warehouse.tables().lake());
      quarantine.counts().forEach((name, rows) -> terminal.answer("%,d %s".formatted(rows, name)));
      quarantine
          .list(Optional.ofNullable(rule), limit)
          .forEach(entry -> terminal.answer(line(entry)));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      description = "Show one record whole: its rule, reason and payload.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./mendlake quarantine show mendlake.visit/0/3453"})
  int show(
      @Parameters(
              paramLabel = "POSITION",
              description = "topic/partition/offset, as list shows it.")
          String position) {
    Terminal terminal = mendlake.terminal();
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      List<Quarantine.Entry> found = new Quarantine(warehouse.tables().lake()).show(position);
      if (found.isEmpty()) {
        throw CommandFailure.failed("Cannot find record " + position + " in quarantine.");
      }
      for (Quarantine.Entry entry : found) {
        terminal.answer(line(entry));
        terminal.answer("taken in " + entry.ingestedAt());
        terminal.answer(entry.value());
      }
    } catch (IllegalArgumentException malformed) {
      throw CommandFailure.usage(malformed.getMessage());
    }
    return ExitCode.OK;
  }

  private static String line(Quarantine.Entry entry) {
    String origin =
        entry
            .file()
            .map(file -> " (" + file + entry.line().map(n -> ":" + n).orElse("") + ")")
            .orElse("");
    return entry.position() + origin + " " + entry.rule() + ": " + entry.reason();
  }
}
