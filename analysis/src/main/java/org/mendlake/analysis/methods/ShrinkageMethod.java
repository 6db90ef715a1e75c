package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.comparison.CountModel;
import org.mendlake.statistics.comparison.MeanShrinkage;
import org.mendlake.statistics.comparison.Shrinkage;
import org.mendlake.statistics.comparison.ShrinkageQuestion;
import org.mendlake.statistics.comparison.ShrinkageQuestion.Worse;
import org.mendlake.statistics.comparison.UnitMean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze shrinkage}. */
@Command(
    name = "shrinkage",
    description =
        "Rates, shares or means of units, drawn towards that of all by as much as their data are few.",
    footer = {
      "",
      UnitRows.COLUMNS,
      "With --model normal: value (a measurement) and group, or mean and standard_error with an"
          + " optional group.",
      "",
      "Example: ./mendlake analyze shrinkage --file dealers.csv --group dealer --model beta-binomial"
    })
final class ShrinkageMethod extends Method<ShrinkageRows> {
  private static final double CONFIDENCE = 0.95;

  @Option(
      names = "--model",
      paramLabel = "WORD",
      defaultValue = "gamma-poisson",
      description =
          "gamma-poisson for events in exposures, beta-binomial for shares, normal for measurements"
              + " (default: ${DEFAULT-VALUE}).")
  private Model model;

  @Option(
      names = "--target",
      paramLabel = "VALUE",
      description = "What a unit should reach: --target 0.05 (default: the mean of the units).")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--worse",
      paramLabel = "WORD",
      defaultValue = "higher",
      description =
          "Which side of the target is worse: higher or lower (default: ${DEFAULT-VALUE}).")
  private Worse worse;

  @Option(
      names = "--prior",
      paramLabel = "WORD",
      defaultValue = "uncertain",
      description =
          "Limits that allow for an uncertain prior, or take it as known: uncertain or known "
              + "(default: ${DEFAULT-VALUE}).")
  private PriorKnowledge prior;

  @Mixin private RankOptions ranks;

  /** What is compared, by the distributions of a unit's data and of the units. */
  enum Model {
    GAMMA_POISSON,
    BETA_BINOMIAL,
    NORMAL
  }

  /** How much limits take for granted. */
  enum PriorKnowledge {
    UNCERTAIN,
    KNOWN
  }

  @Override
  Columns columns() {
    return ShrinkageRows.columns(model);
  }

  @Override
  ShrinkageRows emptyRows() {
    return new ShrinkageRows(model);
  }

  @Override
  Report report(ShrinkageRows rows) {
    return switch (model) {
      case GAMMA_POISSON -> counts("rates", CountModel.GAMMA_POISSON, rows.counts());
      case BETA_BINOMIAL -> counts("shares", CountModel.BETA_BINOMIAL, rows.counts());
      case NORMAL -> means(rows.means().means());
    };
  }

  private ShrinkageQuestion question() {
    return new ShrinkageQuestion(
        target.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        worse,
        ranks.draws(CONFIDENCE));
  }

  private Report counts(String quantity, CountModel counted, UnitRows rows) {
    return Report.titled("Shrinkage of " + quantity)
        .fact("n", "units", Cell.of(rows.units().size()))
        .outcome(Shrinkage.of(counted, rows.counts(), question()), this::tell)
        .build();
  }

  private void tell(Report.Builder report, Shrinkage shrinkage) {
    boolean isRate = shrinkage.model() == CountModel.GAMMA_POISSON;
    report
        .fact("mean", "mean of the units", Cell.of(shrinkage.mean()))
        .fact("alpha", "prior alpha", Cell.of(shrinkage.prior().map(CountModel.Prior::alpha)))
        .fact("beta", "prior beta", Cell.of(shrinkage.prior().map(CountModel.Prior::beta)))
        .fact("log_likelihood", "marginal log-likelihood", Cell.of(shrinkage.logLikelihood()))
        .fact("target", "target", Cell.of(shrinkage.target()))
        .method(
            "model",
            (isRate ? "Gamma-Poisson" : "beta-binomial") + ", marginal maximum likelihood");
    new ShrinkageReport(
            (isRate ? "Rates" : "Shares") + ", shrunk towards their mean",
            isRate ? "events per exposure" : "share",
            shrinkage.target(),
            shrinkage.units().stream().map(unit -> ShrunkRow.of(unit, prior)).toList())
        .tell(
            report,
            Grid.named("units", "Units")
                .column("group", "group")
                .column("x", "x")
                .column("n", "n"));
  }

  private Report means(Outcome<List<UnitMean>> means) {
    return Report.titled("Shrinkage of means")
        .outcome(
            means,
            (report, units) ->
                report
                    .fact("n", "units", Cell.of(units.size()))
                    .outcome(MeanShrinkage.of(units, question()), this::tell))
        .build();
  }

  private void tell(Report.Builder report, MeanShrinkage shrinkage) {
    report
        .fact("mean", "mean of the units", Cell.of(shrinkage.centre()))
        .fact("mean_standard_error", "its standard error", Cell.of(shrinkage.centreStandardError()))
        .fact("tau_squared", "variance between units", Cell.of(shrinkage.tauSquared()))
        .fact(
            "log_likelihood",
            "restricted log-likelihood",
            Cell.of(shrinkage.restrictedLogLikelihood()))
        .fact("target", "target", Cell.of(shrinkage.target()))
        .method("model", "normal, restricted maximum likelihood");
    new ShrinkageReport(
            "Means, shrunk towards that of all",
            "mean",
            shrinkage.target(),
            shrinkage.units().stream().map(unit -> ShrunkRow.of(unit, prior)).toList())
        .tell(
            report,
            Grid.named("units", "Units")
                .column("group", "group")
                .column("standard_error", "std. error"));
  }
}
