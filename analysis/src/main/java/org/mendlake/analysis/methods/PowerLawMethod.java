package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.report.Cell;
import org.mendlake.analysis.report.Grid;
import org.mendlake.analysis.report.Quantity;
import org.mendlake.analysis.report.Report;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.recurrent.EventRate;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.PowerLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mendlake analyze power-law}. */
@Command(
    name = "power-law",
    description = "Rate of repairs: constant, and as a power of age (Crow-AMSAA).",
    footer = {
      "",
      RecurrentMethod.COLUMNS,
      "",
      "Example: ./mendlake analyze power-law --file loader.csv --unit hours --plot loader.svg"
    })
final class PowerLawMethod extends RecurrentMethod {
  @Option(
      names = "--at",
      paramLabel = "AGE",
      split = ",",
      description =
          "Ages at which to tell the mean time between failures: --at 1000,3000"
              + " (default: the last age observed).")
  private List<Double> ages = List.of();

  @Mixin private ConfidenceOption confidence;

  @Override
  String title() {
    return "Power-law process";
  }

  @Override
  void report(Report.Builder report, Fleet fleet) {
    if (EventRate.of(fleet) instanceof Answer<EventRate> answer) {
      EventRate rate = answer.value();
      report
          .estimate(
              Quantity.of(
                  "rate", "rate, if constant", rate.rate(), rate.limits(confidence.value())))
          .method("rate", "homogeneous Poisson process, " + rate.truncation().word());
      if (rate.meanTimeBetweenFailures() instanceof Answer<Double> time) {
        report.estimate(
            Quantity.of(
                "mean_time_between_failures",
                "mean time between failures, if constant",
                time.value(),
                rate.meanTimeLimits(confidence.value())));
      }
    }
    report.outcome(PowerLaw.of(fleet), (told, law) -> tell(told, law, fleet));
  }

  private void tell(Report.Builder report, PowerLaw law, Fleet fleet) {
    report
        .fact("log_likelihood", "log-likelihood", Cell.of(law.logLikelihood()))
        .fact("log_lambda", "ln lambda", Cell.of(law.logLambda()))
        .estimate(Quantity.of("beta", "beta", law.beta(), law.betaLimits(confidence.value())))
        .estimate(Quantity.of("eta", "eta", law.eta(), law.etaLimits(confidence.value())));
    law.unbiasedBeta()
        .ifPresent(
            beta -> report.estimate(Quantity.of("unbiased_beta", "beta without bias", beta)));
    Grid.Builder times =
        Grid.named("mean_time", "Mean time between failures at an age")
            .column("age", age())
            .column("mean_time", "mean time")
            .limits(confidence.percent())
            .column("mean_events", "events per unit so far");
    for (double age : ages.isEmpty() ? List.of(fleet.lastAge()) : ages) {
      Interval limits = law.meanTimeLimits(age, confidence.value());
      times.row(
          Cell.of(age),
          finite(law.meanTimeBetweenFailures(age)),
          Cell.of(limits.lower()),
          Cell.of(limits.upper()),
          finite(law.meanEvents(age)));
    }
    report
        .grid(times.build())
        .method("power law", law.method())
        .method("limits of beta", law.betaLimits(confidence.value()).method())
        .method("limits of eta and mean time", law.etaLimits(confidence.value()).method())
        .figure(() -> new FleetFigure(fleet, title(), age()).with("power law", law::meanEvents));
  }

  /** Far from the ages observed a steep law leaves the range of numbers. */
  private static Cell finite(double value) {
    return Double.isFinite(value) ? Cell.of(value) : Cell.missing(Reason.UNBOUNDED);
  }
}
