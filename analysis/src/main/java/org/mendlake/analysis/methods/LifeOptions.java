package org.mendlake.analysis.methods;

import java.util.Optional;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.life.LifeData;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all methods on life data have: their options, and the facts that they tell first. */
final class LifeOptions {
  static final String COLUMNS =
      "Columns: age and status (1 failed, 0 still working), or lower and upper (the age at failure"
          + " lies between; no lower age is left-censored, no upper age still working). Optional"
          + " entry (age from which on the unit is observed), count, mode.";

  @Option(
      names = "--resolution",
      paramLabel = "AGE",
      description =
          "Ages are cut off to multiples of this, so that a failure at age 0 was between 0 and it:"
              + " --resolution 1 (default: age 0 is refused).")
  private Optional<Double> resolution = Optional.empty();

  @Mixin private AgeUnitOption unit;
  @Mixin private ConfidenceOption confidence;

  LifeRows emptyRows() {
    return new LifeRows(resolution);
  }

  String age() {
    return unit.labelled("age");
  }

  double confidence() {
    return confidence.value();
  }

  String percent() {
    return confidence.percent();
  }

  /** Numbers of units by what is known of them. */
  static Report.Builder tell(Report.Builder report, LifeData data) {
    double exact = 0;
    double between = 0;
    double late = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (data.isFailure(row)) {
        exact += data.isExact(row) ? data.weight(row) : 0;
        between += data.isExact(row) ? 0 : data.weight(row);
      }
      late += data.entry(row) > 0 ? data.weight(row) : 0;
    }
    report
        .fact("n", "units", Cell.of(data.units()))
        .fact("failures", "failures", Cell.of(data.failures()));
    if (between > 0) {
      report
          .fact("exact_failures", "  at an exact age", Cell.of(exact))
          .fact("interval_failures", "  within an interval", Cell.of(between));
    }
    report.fact("working", "still working", Cell.of(data.units() - data.failures()));
    if (late > 0) {
      report.fact("late_entries", "observed from a later age on", Cell.of(late));
    }
    return report;
  }
}
