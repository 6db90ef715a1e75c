package org.mendlake.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.demo.Demonstration;
import org.mendlake.cli.stack.ClosedAtExit;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.stack.SupersetAccess;
import org.mendlake.dashboards.superset.AssetImportException;
import org.mendlake.dashboards.trino.PublicationException;
import org.mendlake.ingestion.producing.SendException;
import org.mendlake.transforms.run.BuildException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake demo}. */
@Command(
    name = "demo",
    description = {
      "Show everything on real work orders and a simulated fleet:",
      "servers, import, simulation, jobs, dashboard."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake demo", "Example: ./mendlake demo --exit"})
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @ArgGroup private Ending ending = new Ending();

  /** What becomes of the servers. */
  private static final class Ending {
    @Option(names = "--exit", description = "Stop every server at the end instead of waiting.")
    private boolean exit;

    @Option(names = "--detach", description = "Leave the servers running and end; see down.")
    private boolean detach;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Configuration configuration = mendlake.configuration();
    Terminal terminal = mendlake.terminal();
    LocalStack stack = new LocalStack(configuration, terminal);
    ClosedAtExit servers = ClosedAtExit.of("stop-servers", stack::stop);
    stack.start(EnumSet.allOf(ServerName.class));
    try {
      new Demonstration(configuration, terminal).run().forEach(terminal::answer);
    } catch (SendException | BuildException | PublicationException | AssetImportException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
    terminal.answer("");
    terminal.answer(
        "Dashboard: %ssuperset/dashboard/product-quality/"
            .formatted(configuration.superset().address()));
    SupersetAccess superset = new SupersetAccess(configuration.installation());
    if (ending.detach) {
      servers.keep();
      terminal.answer(
          "Log in as %s; the password is in %s"
              .formatted(SupersetAccess.ADMINISTRATOR, superset.passwordFile()));
      terminal.say("The servers run until ./mendlake down.");
    } else if (!ending.exit) {
      terminal.answer(
          "Log in as %s with the password %s"
              .formatted(SupersetAccess.ADMINISTRATOR, superset.password()));
      terminal.say("The servers run until you press Ctrl-C.");
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }
}
