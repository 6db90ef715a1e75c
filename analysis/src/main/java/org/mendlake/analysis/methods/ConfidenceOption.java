package org.mendlake.analysis.methods;

import org.mendlake.analysis.report.NumberText;
import picocli.CommandLine.Option;

/** The option of methods that give intervals. */
final class ConfidenceOption {
  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "Of both sides of an interval together (default: ${DEFAULT-VALUE}).")
  private double value;

  double value() {
    return value;
  }

  /** For labels, such as "95 %". */
  String percent() {
    return NumberText.percent(value) + " %";
  }
}
