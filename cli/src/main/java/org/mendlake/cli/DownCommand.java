package org.mendlake.cli;

import java.util.concurrent.Callable;
import org.mendlake.cli.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake down}. */
@Command(
    name = "down",
    description = "Stop the local servers of this home and wait until they are gone.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake down"})
final class DownCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    new LocalStack(mendlake.configuration(), mendlake.terminal()).stop();
    return ExitCode.OK;
  }
}
