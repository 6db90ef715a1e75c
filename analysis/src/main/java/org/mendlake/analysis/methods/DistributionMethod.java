package org.mendlake.analysis.methods;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Quantity;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.life.GroupComparison;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.life.LikelihoodRatioTest;
import picocli.CommandLine.Option;

/**
 * A distribution of the age at failure by maximum likelihood: parameters, B-lives, probabilities to
 * fail, comparison of groups, probability paper.
 */
abstract class DistributionMethod<F extends LifeFit> extends LifeMethod {
  @Option(
      names = "--lives",
      paramLabel = "SHARE",
      split = ",",
      defaultValue = "0.01,0.05,0.1,0.5",
      description =
          "Shares whose B-lives to tell; 0.1 is the B10 life (default: ${DEFAULT-VALUE}).")
  private List<Double> lives = List.of();

  @Option(
      names = "--at",
      paramLabel = "AGE",
      split = ",",
      description = "Ages by which to tell the share failed: --at 1000,2000 (default: none).")
  private List<Double> ages = List.of();

  /** Name of the distribution. */
  abstract String distribution();

  /** Fits it. */
  abstract Outcome<F> fit(LifeData data);

  /** Compares groups. */
  abstract Outcome<GroupComparison<F>> compare(Map<String, LifeData> groups);

  /** Its parameters. */
  abstract List<Quantity> parameters(F fit, double confidence);

  /** The scale of shares on its probability paper. */
  abstract Axis.Scale paper();

  @Override
  String title() {
    return distribution() + " distribution";
  }

  @Override
  void report(Report.Builder report, LifeData data) {
    report.outcome(fit(data), this::tell);
  }

  private void tell(Report.Builder report, F fit) {
    report.fact("log_likelihood", "log-likelihood", Cell.of(fit.logLikelihood()));
    parameters(fit, options().confidence()).forEach(report::estimate);
    double mean = fit.distribution().mean();
    if (Double.isFinite(mean)) {
      report.estimate(Quantity.of("mean", "mean age at failure", mean));
    }
    Grid.Builder blives = grid("lives", "B-lives", "share", "share failed", "age", options().age());
    for (double share : lives) {
      addRow(blives, share, fit.life(share, options().confidence()));
    }
    report.grid(blives.build());
    if (!ages.isEmpty()) {
      Grid.Builder shares =
          grid(
              "failure_probability",
              "Share failed by an age",
              "age",
              options().age(),
              "share",
              "F");
      for (double age : ages) {
        addRow(shares, age, fit.failureProbability(age, options().confidence()));
      }
      report.grid(shares.build());
    }
    report
        .method("fit", LifeFit.METHOD)
        .method("limits", LifeFit.INTERVAL_METHOD)
        .method("standard errors", "observed information, delta method")
        .figure(
            () ->
                new ProbabilityPaper(
                        distribution(), paper(), options().age(), options().confidence())
                    .figure(fit));
  }

  private Grid.Builder grid(
      String name, String title, String at, String atLabel, String value, String valueLabel) {
    return Grid.named(name, title)
        .column(at, atLabel)
        .column(value, valueLabel)
        .column("standard_error", "std. error")
        .limits(options().percent());
  }

  private static void addRow(Grid.Builder grid, double at, Estimate estimate) {
    grid.row(
        Cell.of(at),
        Cell.of(estimate.value()),
        Cell.of(estimate.standardError()),
        Cell.of(estimate.interval().lower()),
        Cell.of(estimate.interval().upper()));
  }

  @Override
  Optional<Report> comparison(Map<String, LifeRows> groups) {
    Map<String, LifeData> data = new LinkedHashMap<>();
    groups.forEach((name, rows) -> data.put(name, rows.data()));
    return Optional.of(
        Report.titled("Comparison of the groups")
            .outcome(
                compare(data),
                (report, comparison) ->
                    report
                        .grid(tests(comparison))
                        .fact(
                            "common_shape",
                            "shape common to all groups",
                            Cell.of(comparison.commonShape()))
                        .method("comparison", GroupComparison.METHOD))
            .build());
  }

  private static Grid tests(GroupComparison<?> comparison) {
    Grid.Builder grid =
        Grid.named("tests", "A small p-value speaks against the hypothesis")
            .column("hypothesis", "hypothesis")
            .column("statistic", "chi-squared")
            .column("degrees_of_freedom", "degrees")
            .column("p_value", "p-value");
    addRow(grid, "one distribution for all groups", comparison.sameDistribution());
    addRow(grid, "one shape for all groups", comparison.sameShape());
    return grid.build();
  }

  private static void addRow(Grid.Builder grid, String hypothesis, LikelihoodRatioTest test) {
    grid.row(
        Cell.of(hypothesis),
        Cell.of(test.statistic()),
        Cell.of(test.degreesOfFreedom()),
        Cell.of(test.pValue()));
  }
}
