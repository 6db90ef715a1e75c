package org.mendlake.analysis.methods;

import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.monitoring.BinaryCusum;
import org.mendlake.statistics.monitoring.BinaryCusum.Case;
import org.mendlake.statistics.monitoring.BinaryCusum.Ending;

/** {@code mendlake analyze cusum --model bernoulli}. */
final class CaseCusum {
  private final CusumOptions options;

  CaseCusum(CusumOptions options) {
    this.options = options;
  }

  Report report(SeriesRows rows) {
    List<SeriesRows.Entry> used = rows.used();
    OptionalDouble common = common(rows, used);
    List<Case> cases = rows.as(entry -> asCase(entry, common));
    List<Double> risks =
        used.stream().map(entry -> entry.size().orElseGet(common::getAsDouble)).toList();
    double ratio = ratio(common);
    Report.Builder report =
        Report.titled("CUSUM of cases")
            .fact("n", "cases", Cell.of(cases.size()))
            .fact("bad", "bad endings", Cell.of(Math.round(sum(used))))
            .fact(
                "expected",
                "bad endings expected",
                Cell.of(risks.stream().mapToDouble(risk -> risk).sum()))
            .fact("odds_ratio", "odds ratio to find", Cell.of(ratio));
    return report
        .outcome(
            options
                .threshold()
                .map(h -> Outcome.of(new BinaryCusum(ratio, h, 0)))
                .orElseGet(() -> BinaryCusum.within(options.budget(), risks, ratio)),
            (told, cusum) -> tell(told, cusum, cases, risks))
        .build();
  }

  /** The risk of all cases where they state none of their own. */
  private OptionalDouble common(SeriesRows rows, List<SeriesRows.Entry> used) {
    if (used.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot watch no cases: every row is excluded; leave some in");
    }
    boolean hasRisks = rows.entries().get(0).size().isPresent();
    if (hasRisks && (options.acceptable().isPresent() || options.rejectable().isPresent())) {
      throw new IllegalArgumentException(
          "Cannot use --acceptable or --rejectable beside the column risk: each case has its own;"
              + " say with --odds-ratio what to find");
    }
    if (hasRisks) {
      return OptionalDouble.empty();
    }
    double share = options.acceptable().orElse(sum(used) / used.size());
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Cannot expect a share of bad endings of %s: it lies between 0 and 1, both excluded; state it with --acceptable"
              .formatted(share));
    }
    return OptionalDouble.of(share);
  }

  private double ratio(OptionalDouble common) {
    if (options.rejectable().isEmpty()) {
      return options.oddsRatio().orElse(2.0);
    }
    double found = options.rejectable().get();
    if (options.oddsRatio().isPresent() || !(found > 0 && found < 1)) {
      throw new IllegalArgumentException(
          "Cannot look for a share of bad endings of %s: it lies between 0 and 1, both excluded, and stands without --odds-ratio"
              .formatted(found));
    }
    double expected = common.getAsDouble();
    return found / (1 - found) / (expected / (1 - expected));
  }

  private static double sum(List<SeriesRows.Entry> entries) {
    return entries.stream().mapToDouble(SeriesRows.Entry::value).sum();
  }

  private static Case asCase(SeriesRows.Entry entry, OptionalDouble common) {
    return new Case(
        entry.size().orElseGet(common::getAsDouble),
        entry.value() == 1 ? Ending.BAD : Ending.GOOD,
        entry.exclusion());
  }

  private void tell(
      Report.Builder report, BinaryCusum cusum, List<Case> cases, List<Double> risks) {
    Outcome<Double> acceptable = cusum.averageRunLength(risks, 1);
    CusumReport.tellRunLengths(
        report, acceptable, cusum.averageRunLength(risks, cusum.oddsRatio()));
    CusumReport.tellAlarms(report, options.budget(), acceptable);
    report.fact("h", "threshold h", Cell.of(cusum.threshold()));
    CusumReport.tellPath(report, cusum.run(cases), "W", "log-likelihood");
    report.method("run lengths", "Markov chain of 400 states, within about 1 %");
  }
}
