package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.monitoring.Measurement;
import org.mendlake.statistics.monitoring.NormalCusum;

/** {@code mendlake analyze cusum --model normal}. */
final class MeasurementCusum {
  private final CusumOptions options;

  MeasurementCusum(CusumOptions options) {
    this.options = options;
  }

  Report report(SeriesRows rows) {
    List<Measurement> values = rows.as(entry -> new Measurement(entry.value(), entry.exclusion()));
    return Report.titled("CUSUM of measurements")
        .fact("n", "values", Cell.of(values.size()))
        .outcome(
            options.deviation().map(Outcome::of).orElseGet(() -> NormalCusum.deviationOf(values)),
            (told, deviation) -> tell(told, values, mean(rows), deviation))
        .build();
  }

  private double mean(SeriesRows rows) {
    return options
        .acceptable()
        .orElseGet(
            () ->
                rows.used().stream()
                    .mapToDouble(SeriesRows.Entry::value)
                    .average()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "Cannot take the acceptable mean from the rows: all are excluded;"
                                    + " state it with --acceptable")));
  }

  private void tell(
      Report.Builder report, List<Measurement> values, double mean, double deviation) {
    double found = options.rejectable().orElse(mean + deviation);
    if (!(found > mean)) {
      throw new IllegalArgumentException(
          "Cannot look for a mean of %s above %s: give a larger --rejectable; for a fall, change the sign of all values"
              .formatted(found, mean));
    }
    double shift = (found - mean) / deviation;
    double reference = options.reference().orElse(shift / 2);
    report
        .fact("acceptable", "acceptable mean", Cell.of(mean))
        .fact("rejectable", "rejectable mean", Cell.of(found))
        .fact("deviation", "standard deviation", Cell.of(deviation))
        .outcome(
            options
                .threshold()
                .map(h -> Outcome.of(new NormalCusum(mean, deviation, reference, h)))
                .orElseGet(() -> NormalCusum.within(options.budget(), mean, deviation, reference)),
            (told, cusum) -> tell(told, cusum, values, shift));
  }

  private void tell(
      Report.Builder report, NormalCusum cusum, List<Measurement> values, double shift) {
    Outcome<Double> acceptable = cusum.averageRunLength(0);
    CusumReport.tellRunLengths(report, acceptable, cusum.averageRunLength(shift));
    CusumReport.tellAlarms(report, options.budget(), acceptable);
    report
        .fact("k", "reference value k", Cell.of(cusum.reference()))
        .fact("h", "threshold h", Cell.of(cusum.threshold()));
    CusumReport.tellPath(report, cusum.run(values), "(x - m) / s - k", "standard deviations");
    report.method("run lengths", "Page's integral equation, 60 nodes");
  }
}
