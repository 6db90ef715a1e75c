package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.monitoring.CusumChart;
import org.mendlake.statistics.monitoring.CusumDesign;
import org.mendlake.statistics.monitoring.PoissonCusum;
import org.mendlake.statistics.monitoring.Subgroup;

/** {@code mendlake analyze cusum --model poisson}. */
final class CountCusum {
  private final CusumOptions options;

  CountCusum(CusumOptions options) {
    this.options = options;
  }

  Report report(SeriesRows rows) {
    if (options.threshold().isPresent() != options.reference().isPresent()) {
      throw new IllegalArgumentException("Cannot use one of --k and --h: give both, or neither");
    }
    List<Subgroup> periods = rows.as(SeriesRows.Entry::subgroup);
    List<Subgroup> used = periods.stream().filter(period -> period.exclusion().isEmpty()).toList();
    double size =
        options
            .typical()
            .orElseGet(() -> used.stream().mapToDouble(Subgroup::size).average().orElse(1));
    if (!(size > 0)) {
      throw new IllegalArgumentException(
          "Cannot use the typical exposure %s: it is above 0; state it with --typical"
              .formatted(size));
    }
    double low = options.acceptable().orElseGet(() -> rate(used) * size);
    double high = options.rejectable().orElse(2 * low);
    Report.Builder report =
        Report.titled("CUSUM of counts")
            .fact("n", "periods", Cell.of(periods.size()))
            .fact("typical_exposure", "typical exposure", Cell.of(size))
            .fact("acceptable", "acceptable mean", Cell.of(low))
            .fact("rejectable", "rejectable mean", Cell.of(high));
    if (options.threshold().isPresent()) {
      PoissonCusum cusum = stated(options.reference().get(), options.threshold().get());
      CusumReport.tellRunLengths(
          report, cusum.runLength(low).average(), cusum.runLength(high).average());
      tell(report, cusum, cusum.run(periods, size));
      return report.build();
    }
    return report
        .outcome(
            CusumDesign.of(low, high, options.budget(), options.start()),
            (told, design) -> {
              tellDesign(told, design);
              tell(told, design.chart(), design.chart().run(periods, size));
            })
        .build();
  }

  private PoissonCusum stated(double reference, double threshold) {
    double head = options.start() == CusumDesign.Start.ZERO ? 0 : threshold / 2;
    return new PoissonCusum(reference, threshold, head);
  }

  private static double rate(List<Subgroup> periods) {
    double size = periods.stream().mapToDouble(Subgroup::size).sum();
    double count = periods.stream().mapToLong(Subgroup::count).sum();
    if (!(count > 0)) {
      throw new IllegalArgumentException(
          "Cannot take the acceptable mean from the rows: they hold no event; state it with"
              + " --acceptable");
    }
    return count / size;
  }

  private static void tellDesign(Report.Builder report, CusumDesign design) {
    report
        .fact(
            "run_length_acceptable",
            "average run length, acceptable",
            Cell.of(design.runLengthAcceptable()))
        .fact(
            "run_length_rejectable",
            "average run length, rejectable",
            Cell.of(design.runLengthRejectable()))
        .fact(
            "alarms_first_year",
            "false alarms in the first year",
            Cell.of(design.alarmsFirstYear()))
        .fact("alarms_per_year", "false alarms in a later year", Cell.of(design.alarmsPerYear()));
  }

  private static void tell(Report.Builder report, PoissonCusum cusum, CusumChart chart) {
    report
        .fact("k", "reference value k", Cell.of(cusum.reference()))
        .fact("h", "threshold h", Cell.of(cusum.threshold()))
        .fact("head_start", "head start", Cell.of(cusum.headStart()));
    CusumReport.tellPath(report, chart, "x - k", "events");
    report.method("run lengths", "exact, Markov chain");
  }
}
