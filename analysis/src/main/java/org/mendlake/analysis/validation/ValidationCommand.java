package org.mendlake.analysis.validation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mendlake validation}: proves the statistics by simulation. */
@Command(
    name = "validation",
    description = "Prove the statistical methods by simulation, and write docs/validation.md.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every figure lies in its band",
      "1:a figure left its band; each is told",
      "2:the command line is wrong"
    },
    footer = {"", "Example: " + ValidationDocument.COMMAND})
public final class ValidationCommand implements Callable<Integer> {
  private final Supplier<List<Study>> source;
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--quick",
      description = "A fortieth of the replicates, and bands wider by four simulation errors.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write to; without it the page goes to standard output.")
  private Optional<Path> file = Optional.empty();

  /** The command; the page goes to {@code out}, progress and failures to {@code err}. */
  public ValidationCommand(PrintStream out, PrintStream err) {
    this(Validation::studies, out, err);
  }

  ValidationCommand(Supplier<List<Study>> source, PrintStream out, PrintStream err) {
    this.source = source;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException {
    List<Study> studies = source.get();
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    Map<Experiment, List<Finding>> findings = Validation.run(studies, effort, err::println);
    String page = ValidationDocument.of(studies, findings, effort);
    if (file.isPresent()) {
      Files.writeString(file.get(), page);
    } else {
      out.print(page);
    }
    List<String> failures = Validation.failures(findings, effort);
    failures.forEach(failure -> err.println("outside its band: " + failure));
    return failures.isEmpty() ? 0 : 1;
  }
}
