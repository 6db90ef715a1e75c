package org.mendlake.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.mendlake.analysis.AnalyzeCommand;
import org.mendlake.analysis.input.InputException;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.ConfigurationException;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.StackException;
import org.mendlake.schema.DeclarationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The command: {@code ./mendlake demo}, {@code ./mendlake status}. */
@Command(
    name = "mendlake",
    description = "The open service-quality data warehouse for makers of construction machinery.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "mendlake 0.1.0",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      ImportCommand.class,
      SimulateCommand.class,
      IngestCommand.class,
      RunCommand.class,
      ReconcileCommand.class,
      QuarantineCommand.class,
      BuildCommand.class,
      RebuildCommand.class,
      MaintainCommand.class,
      PublishCommand.class,
      SqlCommand.class,
      DoctorCommand.class,
      ScaffoldCommand.class,
      BenchmarkCommand.class,
      TestCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the work is done and everything checked holds",
      "1:the work failed, or an expectation about the data does not hold",
      "2:the command line or the configuration is wrong; nothing was done",
      "3:the machine lacks something: software, a free port, disk space",
      "130:interrupted"
    },
    footer = {
      "",
      "Example: ./mendlake demo",
      "Help on one command: ./mendlake demo --help",
      "Settings: mendlake.properties in the home folder, or variables such as MENDLAKE_TRINO_PORT."
    })
public final class Mendlake {
  private final Terminal terminal;
  private final Installation installation;

  Mendlake(Terminal terminal, Installation installation) {
    this.terminal = terminal;
    this.installation = installation;
  }

  /** Runs one command and ends the process with one of {@link ExitCode}. */
  public static void main(String[] arguments) {
    Installation installation =
        Installation.of(Path.of(System.getProperty("mendlake.root", ".")), System.getenv());
    Mendlake mendlake = new Mendlake(Terminal.ofProcess(), installation);
    System.exit(mendlake.commandLine().execute(arguments));
  }

  Terminal terminal() {
    return terminal;
  }

  Installation installation() {
    return installation;
  }

  /** Read anew by each command that needs it, so that {@code --help} works with a wrong one. */
  Configuration configuration() {
    return Configuration.read(installation, System.getenv());
  }

  /** The parser with every command, its help and its way to report failures. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    line.addSubcommand(AnalyzeCommand.commandLine(terminal.out()));
    line.registerConverter(Duration.class, Mendlake::duration);
    line.registerConverter(LocalDate.class, Mendlake::day);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(command.getCommandName(), failure));
    return line;
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException noDuration) {
      // told below, with what is expected
    }
    throw new TypeConversionException(
        "'%s' is no duration; expected one such as PT2S or PT5M".formatted(text));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw new TypeConversionException(
          "'%s' is no day; expected one such as 2024-06-30".formatted(text));
    }
  }

  /** Says why a command failed and gives its exit code. */
  int report(String command, Exception failure) {
    if (failure instanceof CommandFailure told) {
      terminal.say(told.getMessage());
      return told.exitCode();
    }
    if (failure instanceof StackException lacking) {
      terminal.say(lacking.getMessage());
      return ExitCode.ENVIRONMENT;
    }
    if (failure instanceof DeclarationException wrong) {
      terminal.say(wrong.getMessage());
      return ExitCode.FAILED;
    }
    if (failure instanceof InputException wrong) {
      terminal.say(wrong.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof ConfigurationException wrong) {
      wrong.problems().forEach(terminal::say);
      return ExitCode.USAGE;
    }
    new FailureLog(installation.logs()).tell(command, failure, terminal);
    return ExitCode.FAILED;
  }
}
