package org.mendlake.cli;

import java.util.concurrent.Callable;
import org.mendlake.cli.warehouse.Warehouse;
import org.mendlake.ingestion.jobs.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake reconcile}. */
@Command(
    name = "reconcile",
    description =
        "Account for every offset of the broker: accepted, duplicate or quarantined. Fails when one"
            + " is missing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake reconcile"})
final class ReconcileCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    try (Warehouse warehouse = Warehouse.open(mendlake.configuration())) {
      Reconciliation balance = warehouse.reconciliation().run();
      mendlake.terminal().answer(balance.text());
      return balance.isBalanced() ? ExitCode.OK : ExitCode.FAILED;
    } catch (IllegalStateException failure) {
      throw CommandFailure.failed(failure.getMessage(), failure);
    }
  }
}
