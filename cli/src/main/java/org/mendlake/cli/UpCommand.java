package org.mendlake.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake up}. */
@Command(
    name = "up",
    description = "Start the local servers that do not run yet; fetches them at first.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake up", "Example: ./mendlake up kafka trino"})
final class UpCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Parameters(
      arity = "0..*",
      paramLabel = "SERVER",
      description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<ServerName> servers;

  @Override
  public Integer call() {
    Set<ServerName> wanted =
        servers == null ? EnumSet.allOf(ServerName.class) : EnumSet.copyOf(servers);
    new LocalStack(mendlake.configuration(), mendlake.terminal()).start(wanted);
    return ExitCode.OK;
  }
}
