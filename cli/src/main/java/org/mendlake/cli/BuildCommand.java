package org.mendlake.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.warehouse.BuildProgress;
import org.mendlake.cli.warehouse.Publishing;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.dashboards.trino.PublicationException;
import org.mendlake.transforms.run.BuildException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake build}. */
@Command(
    name = "build",
    description = "Bring gold and marts up to date with the events: only what they touched.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./mendlake build",
      "         ./mendlake build --as-of 2024-06-30 --publish"
    })
final class BuildCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Option(
      names = "--as-of",
      paramLabel = "<day>",
      description =
          "Build aside, as known by the end of this day; the tables of today stay as they are.")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--publish",
      description = "Then show the tables as of that day in Trino, as gold_as_of_<day> and so on.")
  private boolean isPublished;

  @Override
  public Integer call() throws IOException {
    Configuration configuration = mendlake.configuration();
    if (isPublished && asOf.isEmpty()) {
      throw CommandFailure.usage(
          "Cannot publish: --publish goes with --as-of; run `mendlake publish` for today's tables");
    }
    if (isPublished) {
      new LocalStack(configuration, mendlake.terminal()).require(EnumSet.of(ServerName.TRINO));
    }
    BuildProgress progress = new BuildProgress(mendlake.terminal());
    try (Warehouse warehouse = Warehouse.open(configuration)) {
      if (asOf.isEmpty()) {
        progress.tell(warehouse.builds().build(warehouse.today(), progress));
      } else {
        build(asOf.get(), warehouse, progress);
      }
    } catch (BuildException | PublicationException broken) {
      throw CommandFailure.failed(broken.getMessage(), broken);
    }
    return ExitCode.OK;
  }

  private void build(LocalDate day, Warehouse warehouse, BuildProgress progress) {
    if (!day.isBefore(warehouse.today().day())) {
      throw CommandFailure.usage(
          "Cannot build as of "
              + day
              + ": it is not over yet in the maker's zone; name an earlier day");
    }
    progress.tell(warehouse.buildsAsOf(day).build(warehouse.endOf(day), progress));
    mendlake.terminal().say("The tables stand in " + warehouse.folderAsOf(day) + ".");
    if (isPublished) {
      new Publishing(mendlake.configuration(), mendlake.terminal()).tables(warehouse, day);
    }
  }
}
