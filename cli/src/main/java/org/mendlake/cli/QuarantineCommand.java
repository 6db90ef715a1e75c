package org.mendlake.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.jobs.Position;
import org.mendlake.ingestion.jobs.Quarantine;
import org.mendlake.ingestion.jobs.Replay;
import org.mendlake.ingestion.parse.Rule;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.OutgoingRecord;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.producing.SendException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake quarantine list|show|replay|reevaluate}. */
@Command(
    name = "quarantine",
    description = "Look into the records that no contract accepted, and bring them in once fixed.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake quarantine list --rule wrong_type"})
final class QuarantineCommand {
  @ParentCommand private Mendlake mendlake;

  @Command(
      name = "list",
      description =
          "List the latest records with file, line, reason and what became of them since, and how many"
              + " broke a rule.",
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
    requireRule(rule);
    Terminal terminal = mendlake.terminal();
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      Quarantine quarantine = new Quarantine(warehouse.tables().lake());
      Map<String, Long> counts = quarantine.counts();
      if (counts.isEmpty()) {
        terminal.answer("Nothing is in quarantine.");
      }
      counts.forEach((name, rows) -> terminal.answer("%,d %s".formatted(rows, name)));
      quarantine
          .list(Optional.ofNullable(rule), limit)
          .forEach(entry -> terminal.answer(line(entry)));
    }
    return ExitCode.OK;
  }

  private static void requireRule(String name) {
    List<String> rules = Stream.of(Rule.values()).map(Rule::column).toList();
    if (name != null && !rules.contains(name)) {
      throw CommandFailure.usage(
          "Cannot list records that broke '"
              + name
              + "': no such rule; there are "
              + String.join(", ", rules));
    }
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
      for (Quarantine.Entry entry : found(warehouse, position)) {
        terminal.answer(line(entry));
        terminal.answer("taken in " + entry.ingestedAt());
        terminal.answer(entry.value());
      }
    }
    return ExitCode.OK;
  }

  @Command(
      name = "replay",
      description = {
        "Send a record again, as a new one that names the old in its attribute fixes:",
        "corrected, from a file with the event as JSON, or as it was, when the contract has changed.",
        "An event without recordedat is recorded now. Nothing is sent that still breaks a rule."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./mendlake quarantine replay mendlake.visit/0/3453 --file fixed.json"
      })
  int replay(
      @Parameters(
              paramLabel = "POSITION",
              description = "topic/partition/offset, as list shows it.")
          String position,
      @Option(names = "--file", paramLabel = "FILE", description = "The corrected event.")
          Path file)
      throws IOException {
    Configuration configuration = mendlake.configuration();
    Quarantine.Entry old;
    try (Warehouse warehouse = Warehouse.open(configuration)) {
      old = found(warehouse, position).get(0);
    }
    if (old.settled().isPresent()) {
      throw CommandFailure.failed(
          "Cannot replay " + position + ": it was " + old.settled().get() + ".");
    }
    try (EventProducer producer =
        new EventProducer(ProducerSettings.of(configuration.broker().bootstrap()))) {
      OutgoingRecord record = replacement(old, file);
      producer.send(record);
      producer.flush();
      mendlake.terminal().answer("Sent to " + record.topic() + "; ./mendlake ingest takes it in.");
    } catch (SendException unsent) {
      throw CommandFailure.failed(unsent.getMessage() + " See ./mendlake status.", unsent);
    }
    return ExitCode.OK;
  }

  private static OutgoingRecord replacement(Quarantine.Entry old, Path file) throws IOException {
    if (file != null && !Files.isReadable(file)) {
      throw CommandFailure.usage("Cannot read " + file + ": no such file, or not yours to read.");
    }
    String event = file == null ? old.value() : Files.readString(file);
    Optional<String> origin =
        file == null ? old.file() : Optional.of(file.getFileName().toString());
    try {
      return new Replay(Topics.DEFAULT, Clock.systemUTC()).of(old.position(), event, origin);
    } catch (IllegalArgumentException refused) {
      throw CommandFailure.failed(refused.getMessage() + ".", refused);
    }
  }

  @Command(
      name = "reevaluate",
      description = {
        "Look again at every record and let those in that the contracts accept by now.",
        "ingest does so by itself when the contracts have changed."
      },
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./mendlake quarantine reevaluate"})
  int reevaluate() {
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      Map<String, Long> readmitted = warehouse.ingestion().reevaluate();
      readmitted.forEach(
          (rule, rows) -> mendlake.terminal().answer("%,d %s".formatted(rows, rule)));
      mendlake
          .terminal()
          .say(
              "%,d records were let in."
                  .formatted(readmitted.values().stream().mapToLong(Long::longValue).sum()));
    } catch (IllegalStateException failure) {
      throw CommandFailure.failed(failure.getMessage(), failure);
    }
    return ExitCode.OK;
  }

  private static List<Quarantine.Entry> found(Warehouse warehouse, String position) {
    try {
      List<Quarantine.Entry> found =
          new Quarantine(warehouse.tables().lake()).show(Position.parse(position));
      if (found.isEmpty()) {
        throw CommandFailure.failed("Cannot find record " + position + " in quarantine.");
      }
      return found;
    } catch (IllegalArgumentException malformed) {
      throw CommandFailure.usage(malformed.getMessage());
    }
  }

  private static String line(Quarantine.Entry entry) {
    String origin =
        entry
            .file()
            .map(file -> " (" + file + entry.line().map(n -> ":" + n).orElse("") + ")")
            .orElse("");
    return entry.position()
        + origin
        + " "
        + entry.rule()
        + ": "
        + entry.reason()
        + entry.settled().map(since -> " [" + since + "]").orElse("");
  }
}
