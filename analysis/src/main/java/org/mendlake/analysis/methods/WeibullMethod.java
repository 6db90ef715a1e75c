package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Quantity;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.life.GroupComparison;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.Weibayes;
import org.mendlake.statistics.life.WeibullFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mendlake analyze weibull}. */
@Command(
    name = "weibull",
    description = "Weibull distribution of the age at failure, with limits and B-lives.",
    footer = {
      "",
      LifeOptions.COLUMNS,
      "",
      "Example: ./mendlake analyze weibull --file pumps.csv --unit hours --at 2000 --plot pumps.svg"
    })
final class WeibullMethod extends DistributionMethod<WeibullFit> {
  @Option(
      names = "--shape",
      paramLabel = "BETA",
      description =
          "Assume this shape and estimate the scale only (Weibayes), for few failures or none:"
              + " --shape 2 (default: estimate both).")
  private Optional<Double> shape = Optional.empty();

  @Override
  String distribution() {
    return "Weibull";
  }

  @Override
  Outcome<WeibullFit> fit(LifeData data) {
    Outcome<WeibullFit> outcome = MaximumLikelihood.weibull(data);
    return outcome instanceof Refusal<WeibullFit> refusal && isShapeWanted(refusal.reason())
        ? Outcome.refused(refusal.reason(), refusal.detail() + "; assume one with --shape")
        : outcome;
  }

  private static boolean isShapeWanted(Reason reason) {
    return reason == Reason.NO_FAILURES || reason == Reason.TOO_FEW_FAILURES;
  }

  @Override
  Outcome<GroupComparison<WeibullFit>> compare(Map<String, LifeData> groups) {
    return GroupComparison.weibull(groups);
  }

  @Override
  List<Quantity> parameters(WeibullFit fit, double confidence) {
    return quantities(fit, confidence);
  }

  /** The parameters of a fit. */
  static List<Quantity> quantities(WeibullFit fit, double confidence) {
    return List.of(
        Quantity.of("eta", "scale eta", fit.scale(confidence)),
        Quantity.of("beta", "shape beta", fit.shape(confidence)));
  }

  @Override
  Axis.Scale paper() {
    return Axis.Scale.WEIBULL_PROBABILITY;
  }

  @Override
  String title() {
    return shape.isPresent() ? "Weibull distribution of an assumed shape" : super.title();
  }

  @Override
  void report(Report.Builder report, LifeData data) {
    shape.ifPresentOrElse(
        assumed ->
            report
                .fact("beta", "shape beta, assumed", Cell.of(assumed))
                .outcome(Weibayes.of(data, assumed, options().confidence()), this::tell),
        () -> super.report(report, data));
  }

  private void tell(Report.Builder report, Weibayes weibayes) {
    report
        .fact("eta", "scale eta", Cell.of(weibayes.scale()))
        .fact(
            "eta_lower",
            options().percent() + " lower limit of eta",
            Cell.of(weibayes.interval().lower()))
        .fact(
            "eta_upper",
            options().percent() + " upper limit of eta",
            Cell.of(weibayes.interval().upper()))
        .method("fit", Weibayes.METHOD);
  }

  @Override
  Optional<Report> comparison(Map<String, LifeRows> groups) {
    return shape.isPresent() ? Optional.empty() : super.comparison(groups);
  }
}
