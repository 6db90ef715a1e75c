package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.comparison.CountModel;
import org.mendlake.statistics.comparison.RankDraws;
import org.mendlake.statistics.comparison.Shrinkage;
import org.mendlake.statistics.comparison.ShrinkageQuestion;
import org.mendlake.statistics.comparison.ShrunkUnit;
import org.mendlake.statistics.comparison.UnitCount;

/** Coverage of the limits of shrunk rates and shares. */
final class ShrinkageStudy {
  private ShrinkageStudy() {}

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    for (CountModel model : CountModel.values()) {
      long seed = model == CountModel.GAMMA_POISSON ? 51 : 53;
      experiments.add(
          experiment(
              model,
              15,
              1_000,
              seed,
              List.of(
                  Figure.within("uncertain prior, 80 %", 0.80, 0.76, 0.86),
                  Figure.within("uncertain prior, 90 %", 0.90, 0.86, 0.94),
                  Figure.within("uncertain prior, 95 %", 0.95, 0.91, 0.985),
                  Figure.within("known prior, 80 %", 0.80, 0.68, 0.82),
                  Figure.within("known prior, 90 %", 0.90, 0.78, 0.92),
                  Figure.within("known prior, 95 %", 0.95, 0.85, 0.96))));
      experiments.add(
          experiment(
              model,
              60,
              300,
              seed + 1,
              List.of(
                  Figure.within("uncertain prior, 80 %", 0.80, 0.77, 0.84),
                  Figure.within("uncertain prior, 90 %", 0.90, 0.87, 0.93),
                  Figure.within("uncertain prior, 95 %", 0.95, 0.93, 0.975),
                  Figure.within("known prior, 80 %", 0.80, 0.75, 0.82),
                  Figure.within("known prior, 90 %", 0.90, 0.86, 0.92),
                  Figure.within("known prior, 95 %", 0.95, 0.92, 0.96))));
    }
    return new Study(
        "Shrinkage",
        """
        Units whose true rates are gamma distributed around 1 (shape 4), with exposures even between 1 and 20; and units \
        whose true shares are beta distributed around 0.8 (16, 4), with 5 to 100 trials. Measured is the share of units \
        whose limits hold the true value. Limits that take the prior as known are too narrow with few units; those that \
        allow for its uncertainty should nearly reach what they state with 15 units, and reach it with 60.""",
        experiments);
  }

  private static Experiment experiment(
      CountModel model, int units, int replicates, long seed, List<Figure> figures) {
    return new Simulation(
        units + (model == CountModel.GAMMA_POISSON ? " rates" : " shares"),
        replicates,
        seed,
        figures,
        random -> trial(model, units, random));
  }

  private static double[] trial(CountModel model, int units, SplittableRandom random) {
    List<UnitCount> counts = new ArrayList<>();
    double[] truths = new double[units];
    for (int unit = 0; unit < units; unit++) {
      boolean isRate = model == CountModel.GAMMA_POISSON;
      truths[unit] = isRate ? Draws.gamma(4, random) / 4 : Draws.beta(16, 4, random);
      double exposure = isRate ? random.nextDouble(1, 20) : random.nextInt(5, 101);
      long events =
          isRate
              ? Draws.poisson(truths[unit] * exposure, random)
              : Draws.binomial((int) exposure, truths[unit], random);
      counts.add(new UnitCount("unit " + unit, events, exposure));
    }
    ShrinkageQuestion question =
        new ShrinkageQuestion(
            OptionalDouble.empty(), ShrinkageQuestion.Worse.HIGHER, new RankDraws(0.95, 1, 1));
    double[] shares = new double[6];
    if (!(Shrinkage.of(model, counts, question) instanceof Answer<Shrinkage> answer)) {
      Arrays.fill(shares, Double.NaN);
      return shares;
    }
    for (int unit = 0; unit < units; unit++) {
      ShrunkUnit shrunk = answer.value().units().get(unit);
      shares[0] += Coverage.of(shrunk.uncertainPrior().interval80(), truths[unit]) / units;
      shares[1] += Coverage.of(shrunk.uncertainPrior().interval90(), truths[unit]) / units;
      shares[2] += Coverage.of(shrunk.uncertainPrior().interval95(), truths[unit]) / units;
      shares[3] += Coverage.of(shrunk.knownPrior().interval80(), truths[unit]) / units;
      shares[4] += Coverage.of(shrunk.knownPrior().interval90(), truths[unit]) / units;
      shares[5] += Coverage.of(shrunk.knownPrior().interval95(), truths[unit]) / units;
    }
    return shares;
  }
}
