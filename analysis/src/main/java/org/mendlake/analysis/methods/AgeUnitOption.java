package org.mendlake.analysis.methods;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of methods over ages. */
final class AgeUnitOption {
  @Option(
      names = "--unit",
      paramLabel = "NAME",
      description =
          "What ages are counted in, for tables and axes: --unit hours (default: unsaid).")
  private Optional<String> name = Optional.empty();

  /** A label with the unit behind it. */
  String labelled(String label) {
    return name.map(unit -> label + " (" + unit + ")").orElse(label);
  }
}
