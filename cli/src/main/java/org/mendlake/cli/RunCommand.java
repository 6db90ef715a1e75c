package org.mendlake.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.warehouse.Upkeep;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.ingestion.jobs.RunningIngest;
import org.mendlake.lake.MaintenanceListener;
import org.mendlake.lake.MaintenanceReport;
import org.mendlake.transforms.run.BuildException;
import org.mendlake.transforms.run.BuildReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake run}: every job of the warehouse in one process, for as long as it lives. */
@Command(
    name = "run",
    description =
        "Take events in as they come, keep gold and marts up to date and the tables in order, until stopped.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It may be stopped or killed at any moment; the next start goes on where this one was.",
      "Example: ./mendlake run --trigger PT1S"
    })
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Option(
      names = "--trigger",
      paramLabel = "DURATION",
      defaultValue = "PT2S",
      description = "How often to look for new records. Default: ${DEFAULT-VALUE}.")
  private Duration trigger;

  @Option(
      names = "--pause",
      paramLabel = "DURATION",
      defaultValue = "PT1S",
      description = "How long to rest between two builds. Default: ${DEFAULT-VALUE}.")
  private Duration pause;

  @Option(
      names = "--marts-every",
      paramLabel = "DURATION",
      defaultValue = "PT5M",
      description =
          "How old marts may become while events keep coming; facts do not wait for them. Default: ${DEFAULT-VALUE}.")
  private Duration martsEvery;

  @Override
  public Integer call() {
    Terminal terminal = mendlake.terminal();
    Configuration configuration = mendlake.configuration();
    Duration every = configuration.maintenance().every();
    try (Warehouse warehouse = Warehouse.open(configuration);
        RunningIngest ingest = warehouse.ingestion().continuous(trigger);
        Upkeep upkeep =
            new Upkeep(warehouse.builds(), martsEvery, build -> tell(build, terminal))) {
      terminal.say("Taking events in and building; stop with Ctrl-C.");
      long maintained = System.nanoTime();
      do {
        warehouse.writeSmallFilesTogether();
        upkeep.next(warehouse.today());
        if (System.nanoTime() - maintained > every.toNanos()) {
          upkeep.settle();
          warehouse.maintain(MaintenanceListener.SILENT).stream()
              .filter(MaintenanceReport::isWorthTelling)
              .forEach(done -> terminal.say(done.toString()));
          maintained = System.nanoTime();
        }
      } while (ingest.await(pause));
      throw CommandFailure.failed("Cannot go on: a query has ended; see the log above.");
    } catch (BuildException | IllegalStateException failure) {
      throw CommandFailure.failed(failure.getMessage(), failure);
    }
  }

  private static void tell(BuildReport report, Terminal terminal) {
    if (report.isChange()) {
      terminal.say(told(report));
    }
  }

  private static String told(BuildReport report) {
    long rows =
        report.tables().stream()
            .mapToLong(table -> table.inserted() + table.updated() + table.deleted())
            .sum();
    return "%d tables changed by %,d rows, as known by the end of %s"
        .formatted(report.tables().size(), rows, report.knowledgeDate());
  }
}
