package org.mendlake.cli;

import java.util.concurrent.Callable;
import org.mendlake.cli.warehouse.BuildProgress;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.transforms.run.BuildException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake rebuild}. */
@Command(
    name = "rebuild",
    description = "Compute gold and marts anew; commits only what differs from what is stored.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake rebuild"})
final class RebuildCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    BuildProgress progress = new BuildProgress(mendlake.terminal());
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      progress.tell(warehouse.builds().rebuild(warehouse.today(), progress));
    } catch (BuildException broken) {
      throw CommandFailure.failed(broken.getMessage(), broken);
    }
    return ExitCode.OK;
  }
}
