package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.life.KaplanMeier;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;
import org.mendlake.statistics.life.Lognormal;
import org.mendlake.statistics.life.LognormalFit;
import org.mendlake.statistics.life.MaximumLikelihood;

/** Coverage of Kaplan-Meier and lognormal limits. */
final class SurvivalStudy {
  private static final Lognormal TRUTH = new Lognormal(6, 0.8);
  private static final double AGE = TRUTH.life(0.3);

  private SurvivalStudy() {}

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(experiment(40, 21));
    experiments.add(experiment(200, 22));
    return new Study(
        "Survival without a model, and lognormal",
        """
        Samples of a lognormal distribution (log mean 6, log deviation 0.8), observed up to ages that are even between 100 \
        and 1,000. Kaplan-Meier's log-log limits of the survival at the true B30 life, and likelihood-ratio limits of the \
        lognormal log deviation, B10 and B30, should hold the truth in 95 % of the samples. Counts are whole, so that the \
        former swing a little around 95 %.""",
        experiments);
  }

  private static Experiment experiment(int units, long seed) {
    return new Simulation(
        units + " units, about 57 % failed",
        20_000,
        seed,
        List.of(
            Figure.within("Kaplan-Meier at B30, 95 %", 0.95, 0.925, 0.97),
            Figure.within("log deviation, 95 %", 0.95, 0.925, 0.97),
            Figure.within("B10, 95 %", 0.95, 0.925, 0.97),
            Figure.within("B30, 95 %", 0.95, 0.925, 0.97)),
        random -> trial(units, random));
  }

  private static double[] trial(int units, SplittableRandom random) {
    LifeDataBuilder rows = LifeData.builder();
    for (int unit = 0; unit < units; unit++) {
      double age = TRUTH.life(random.nextDouble(1e-12, 1));
      double end = random.nextDouble(100, 1000);
      rows.observed(Math.min(age, end), age <= end ? 1 : 0);
    }
    LifeData data = rows.build();
    double survival = Double.NaN;
    if (KaplanMeier.of(data, 0.95) instanceof Answer<KaplanMeier> answer) {
      survival = heldBefore(answer.value().points());
    }
    LognormalFit fit = MaximumLikelihood.lognormal(data).orElseThrow();
    return new double[] {
      survival,
      Coverage.of(fit.logDeviation(0.95).interval(), TRUTH.logDeviation()),
      Coverage.of(fit.life(0.1, 0.95).interval(), TRUTH.life(0.1)),
      Coverage.of(fit.life(0.3, 0.95).interval(), AGE)
    };
  }

  /** Whether the limits of the last point up to the age hold the true survival there. */
  private static double heldBefore(List<KaplanMeier.Point> points) {
    double held = Double.NaN;
    for (KaplanMeier.Point point : points) {
      if (point.age() > AGE) {
        break;
      }
      held = Coverage.of(point.interval(), 0.7);
    }
    return held;
  }
}
