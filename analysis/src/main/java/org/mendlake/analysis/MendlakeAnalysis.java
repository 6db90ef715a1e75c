package org.mendlake.analysis;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.mendlake.analysis.benchmark.BenchmarkCommand;
import org.mendlake.analysis.input.InputException;
import org.mendlake.analysis.validation.ValidationCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * The commands that need statistics and nothing else. {@code ./mendlake} starts them with this
 * class, so that they come up without Spark.
 */
@Command(
    name = "mendlake",
    description = "The statistical methods of Mendlake.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class MendlakeAnalysis {
  private MendlakeAnalysis() {}

  /** Runs one command and ends the process. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = commandLine(out, err).execute(arguments);
    out.flush();
    System.exit(code);
  }

  /** The parser with every command; answers go to {@code out}, complaints to {@code err}. */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new MendlakeAnalysis());
    line.addSubcommand(AnalyzeCommand.commandLine(out));
    line.addSubcommand(BenchmarkCommand.commandLine(out, err));
    line.addSubcommand(new ValidationCommand(out, err));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, err));
    return line;
  }

  private static int report(Exception failure, PrintStream err) throws Exception {
    if (failure instanceof InputException wrong) {
      err.println(wrong.getMessage());
      return ExitCode.USAGE;
    }
    throw failure;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
