package org.mendlake.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.demo.Demonstration;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;
import org.mendlake.cli.stack.SupersetAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake demo}. */
@Command(
    name = "demo",
    description = "Show everything on real work orders: servers, import, jobs, dashboard.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake demo", "Example: ./mendlake demo --exit"})
final class DemoCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Option(names = "--exit", description = "Stop every server at the end instead of waiting.")
  private boolean exit;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Configuration configuration = mendlake.configuration();
    Terminal terminal = mendlake.terminal();
    LocalStack stack = new LocalStack(configuration, terminal);
    Thread stop = new Thread(stack::stop, "stop-servers");
    Runtime.getRuntime().addShutdownHook(stop);
    stack.start(EnumSet.allOf(ServerName.class));
    List<String> summary = new Demonstration(configuration, terminal).run();
    summary.forEach(terminal::answer);
    terminal.answer("");
    terminal.answer(
        "Dashboard: %ssuperset/dashboard/product-quality/"
            .formatted(configuration.superset().address()));
    if (!exit) {
      SupersetAccess superset = new SupersetAccess(configuration.installation());
      terminal.answer(
          "Log in as %s with the password %s"
              .formatted(SupersetAccess.ADMINISTRATOR, superset.password()));
      terminal.say("The servers run until you press Ctrl-C.");
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }
}
