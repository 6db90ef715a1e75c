package org.mendlake.analysis.methods;

import java.util.List;
import java.util.Map;
import org.mendlake.analysis.plot.Axis;
import org.mendlake.analysis.report.Quantity;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.life.GroupComparison;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LognormalFit;
import org.mendlake.statistics.life.MaximumLikelihood;
import picocli.CommandLine.Command;

/** {@code mendlake analyze lognormal}. */
@Command(
    name = "lognormal",
    description = "Lognormal distribution of the age at failure, with limits and B-lives.",
    footer = {
      "",
      LifeOptions.COLUMNS,
      "",
      "Example: ./mendlake analyze lognormal --file cracks.csv --unit cycles --plot cracks.svg"
    })
final class LognormalMethod extends DistributionMethod<LognormalFit> {
  @Override
  String distribution() {
    return "Lognormal";
  }

  @Override
  Outcome<LognormalFit> fit(LifeData data) {
    return MaximumLikelihood.lognormal(data);
  }

  @Override
  Outcome<GroupComparison<LognormalFit>> compare(Map<String, LifeData> groups) {
    return GroupComparison.lognormal(groups);
  }

  @Override
  List<Quantity> parameters(LognormalFit fit, double confidence) {
    return quantities(fit, confidence);
  }

  /** The parameters of a fit. */
  static List<Quantity> quantities(LognormalFit fit, double confidence) {
    return List.of(
        Quantity.of("mu", "mean mu of ln age", fit.logMean(confidence)),
        Quantity.of("sigma", "deviation sigma of ln age", fit.logDeviation(confidence)));
  }

  @Override
  Axis.Scale paper() {
    return Axis.Scale.NORMAL_PROBABILITY;
  }
}
