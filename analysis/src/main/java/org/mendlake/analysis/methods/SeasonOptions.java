package org.mendlake.analysis.methods;

import picocli.CommandLine.Option;

/** How a seasonal chart looks at its history. */
final class SeasonOptions {
  @Option(
      names = "--season",
      paramLabel = "ROWS",
      defaultValue = "12",
      description = "seasonal: rows until the same season comes again (default: ${DEFAULT-VALUE}).")
  private int season;

  @Option(
      names = "--false-alarm",
      paramLabel = "PROBABILITY",
      defaultValue = "0.005",
      description =
          "seasonal: probability that a row is above its limit though nothing has changed"
              + " (default: ${DEFAULT-VALUE}).")
  private double falseAlarm;

  int season() {
    return season;
  }

  double falseAlarm() {
    return falseAlarm;
  }
}
