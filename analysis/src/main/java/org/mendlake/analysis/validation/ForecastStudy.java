package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.Weibull;
import org.mendlake.statistics.life.WeibullFit;
import org.mendlake.statistics.warranty.FailureForecast;
import org.mendlake.statistics.warranty.UnitsAtRisk;
import org.mendlake.statistics.warranty.UnitsAtRiskBuilder;

/** Whether the number of failures that comes lies within what was forecast. */
final class ForecastStudy {
  private static final Weibull TRUTH = new Weibull(60, 1.5);
  private static final int AHEAD = 12;

  private ForecastStudy() {}

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(
        experiment("12 months of 25 machines, about 12 failed so far", 25, 12, 41, 0.84, 0.90));
    experiments.add(
        experiment("24 months of 50 machines, about 118 failed so far", 50, 24, 42, 0.88, 0.935));
    experiments.add(
        experiment("24 months of 200 machines, about 472 failed so far", 200, 24, 43, 0.88, 0.935));
    return new Study(
        "Failure forecast",
        """
        Monthly shipments of machines whose age at failure in months is Weibull (shape 1.5, scale 60); ages at failure are \
        known to the month. A fit forecasts how many of those that work fail within 12 months; then they are made to fail. \
        The limits should hold that number in the stated share of the fleets, with a dozen failures as with hundreds. The \
        Poisson limits of other programs take the fit for the truth: they stand beside it as a contrast, without a band.""",
        experiments);
  }

  private static Experiment experiment(
      String setting, int shipped, int months, long seed, double least90, double least95) {
    return new Simulation(
        setting,
        2_000,
        seed,
        List.of(
            Figure.within("prediction, 90 %", 0.90, least90, 0.945),
            Figure.within("prediction, 95 %", 0.95, least95, 0.98),
            Figure.contrast("Poisson limits of others, 95 %", 0.95)),
        random -> trial(shipped, months, random));
  }

  private static double[] trial(int shipped, int months, SplittableRandom random) {
    LifeDataBuilder data = LifeData.builder();
    UnitsAtRiskBuilder working = UnitsAtRisk.builder();
    double failing = 0;
    for (int month = 1; month <= months; month++) {
      int left = 0;
      for (int unit = 0; unit < shipped; unit++) {
        double age = TRUTH.life(random.nextDouble(Double.MIN_NORMAL, 1));
        if (age <= month) {
          data.failedBetween(Math.ceil(age) - 1, Math.ceil(age));
        } else {
          left++;
          failing += age <= month + AHEAD ? 1 : 0;
        }
      }
      data.working(month).times(left);
      working.working(month, left, AHEAD, Double.MAX_VALUE);
    }
    if (!(MaximumLikelihood.weibull(data.build()) instanceof Answer<WeibullFit> answer)) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    UnitsAtRisk units = working.build();
    FailureForecast.Period at90 = period(answer.value(), units, 0.90);
    FailureForecast.Period at95 = period(answer.value(), units, 0.95);
    return new double[] {
      Coverage.of(at90.prediction(), failing),
      Coverage.of(at95.prediction(), failing),
      Coverage.of(at95.poisson(), failing)
    };
  }

  /** The one period ahead, in which a machine grows twelve months older. */
  private static FailureForecast.Period period(WeibullFit fit, UnitsAtRisk units, double level) {
    return FailureForecast.of(fit, units, 1, level).orElseThrow().periods().get(0);
  }
}
