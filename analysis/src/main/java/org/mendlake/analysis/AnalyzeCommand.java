package org.mendlake.analysis;

import java.io.PrintStream;
import org.mendlake.analysis.methods.Methods;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./mendlake analyze}: a statistical method on a file. */
@Command(
    name = "analyze",
    description = "Analyze a CSV file with one of the statistical methods.",
    synopsisSubcommandLabel = "METHOD",
    mixinStandardHelpOptions = true,
    commandListHeading = "%nMethods:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:there is an answer",
      "1:the data allow no answer; the reason is told",
      "2:the command line, a column or a value is wrong; every problem is told, up to twenty"
    },
    footer = {
      "",
      "Example: ./mendlake analyze weibull --file pumps.csv --column age=hours --plot pumps.svg",
      "Help on one method: ./mendlake analyze weibull --help"
    })
public final class AnalyzeCommand {
  private final PrintStream out;

  private AnalyzeCommand(PrintStream out) {
    this.out = out;
  }

  /** The command with a subcommand for each method; answers go to {@code out}. */
  public static CommandLine commandLine(PrintStream out) {
    CommandLine line = new CommandLine(new AnalyzeCommand(out));
    Methods.addTo(line);
    return line;
  }

  /** Where answers go. */
  public PrintStream out() {
    return out;
  }
}
