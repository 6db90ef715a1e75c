package org.mendlake.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.lake.MaintenanceListener;
import org.mendlake.lake.MaintenanceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake maintain}. */
@Command(
    name = "maintain",
    description =
        "Write small files together and remove what no job and no reader needs any more; run does"
            + " so by itself.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Settings: maintenance.small-files, maintenance.file-megabytes, maintenance.retention",
      "Example: ./mendlake maintain"
    })
final class MaintainCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    Terminal terminal = mendlake.terminal();
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      List<MaintenanceReport> reports =
          warehouse.maintain(
              (phase, table) -> {
                if (phase == MaintenanceListener.Phase.COMPACTION_BEGINS) {
                  terminal.progress("Writing small files of " + table + " together ...");
                }
              });
      List<MaintenanceReport> told =
          reports.stream().filter(MaintenanceReport::isWorthTelling).toList();
      told.forEach(report -> terminal.answer(report.toString()));
      terminal.answer(
          "%d tables maintained, %d were in order"
              .formatted(reports.size(), reports.size() - told.size()));
    } catch (IllegalStateException failure) {
      throw CommandFailure.failed(failure.getMessage(), failure);
    }
    return ExitCode.OK;
  }
}
