package org.mendlake.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mendlake.cli.doctor.Check;
import org.mendlake.cli.doctor.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./mendlake doctor}. */
@Command(
    name = "doctor",
    description = "Look at what this machine has and lacks for Mendlake; changes nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./mendlake doctor"})
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private Mendlake mendlake;

  @Override
  public Integer call() {
    List<Check> checks = new Doctor(mendlake.configuration()).checks();
    for (Check check : checks) {
      mendlake
          .terminal()
          .answer(
              "%-8s %-15s %s"
                  .formatted(
                      check.state().name().toLowerCase(Locale.ROOT),
                      check.subject(),
                      check.finding()));
      if (!check.remedy().isEmpty()) {
        mendlake.terminal().answer("%-8s %-15s %s".formatted("", "", "-> " + check.remedy()));
      }
    }
    boolean runs = checks.stream().noneMatch(check -> check.state() == Check.State.MISSING);
    mendlake.terminal().answer(runs ? "Mendlake can run here." : "Mendlake cannot run here yet.");
    return runs ? ExitCode.OK : ExitCode.ENVIRONMENT;
  }
}
