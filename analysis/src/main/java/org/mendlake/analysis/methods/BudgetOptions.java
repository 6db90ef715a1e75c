package org.mendlake.analysis.methods;

import org.mendlake.statistics.monitoring.AlarmBudget;
import picocli.CommandLine.Option;

/** How many false alarms may be looked into. */
final class BudgetOptions {
  @Option(
      names = "--streams",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Series that are watched in this way (default: ${DEFAULT-VALUE}).")
  private int streams;

  @Option(
      names = "--periods",
      paramLabel = "NUMBER",
      defaultValue = "12",
      description = "Periods of a year (default: ${DEFAULT-VALUE}, months).")
  private int periods;

  @Option(
      names = "--alarms",
      paramLabel = "NUMBER",
      defaultValue = "0.1",
      description =
          "False alarms of all series that are bearable in a year (default: ${DEFAULT-VALUE}).")
  private double alarms;

  AlarmBudget budget() {
    return new AlarmBudget(streams, periods, alarms);
  }
}
