package org.mendlake.analysis.benchmark;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./mendlake benchmark}, as far as it needs statistics only. */
@Command(
    name = "benchmark",
    description = "Measure the statistics beside other programs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class BenchmarkCommand {
  private BenchmarkCommand() {}

  /** The command; results go to {@code out}, progress to {@code err}. */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    return new CommandLine(new BenchmarkCommand())
        .addSubcommand(new StatisticsBenchmarkCommand(out, err));
  }
}
