package org.mendlake.cli;

import java.util.concurrent.Callable;
import org.mendlake.cli.warehouse.BuildProgress;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.transforms.run.BuildException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake build}. */
@Command(
    name = "build",
    description = "Bring gold and marts up to date with the events: only what they touched.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake build"})
final class BuildCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    BuildProgress progress = new BuildProgress(mendlake.terminal());
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      progress.tell(warehouse.builds().build(warehouse.today(), progress));
    } catch (BuildException broken) {
      throw CommandFailure.failed(broken.getMessage(), broken);
    }
    return ExitCode.OK;
  }
}
