package org.mendlake.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerState;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake status}. */
@Command(
    name = "status",
    description = "Show which local servers of this home run; fails unless all of them answer.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake status"})
final class StatusCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    List<ServerState> states =
        new LocalStack(mendlake.configuration(), mendlake.terminal()).states();
    for (ServerState state : states) {
      mendlake
          .terminal()
          .answer(
              "%-9s %-8s %s%s"
                  .formatted(
                      state.name().title(),
                      state.condition().name().toLowerCase(Locale.ROOT),
                      state.address(),
                      state.pid().map(" (process %d)"::formatted).orElse("")));
    }
    boolean allRun =
        states.stream().allMatch(state -> state.condition() == ServerState.Condition.RUNNING);
    return allRun ? ExitCode.OK : ExitCode.FAILED;
  }
}
