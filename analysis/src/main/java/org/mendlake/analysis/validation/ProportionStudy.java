package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.mendlake.statistics.comparison.NetPromoterScore;
import org.mendlake.statistics.comparison.Proportion;

/** Coverage of the limits of shares and promoter scores. */
final class ProportionStudy {
  private static final int GRID = 400;

  private ProportionStudy() {}

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(wilson(10));
    experiments.add(wilson(30));
    experiments.add(wilson(100));
    experiments.add(wilson(300));
    experiments.add(difference(30, 71));
    experiments.add(promoterScore(50, 72));
    return new Study(
        "Shares and promoter scores",
        """
        Wilson's limits: the coverage is the sum of the binomial probabilities of all counts whose limits hold the true \
        share, for 400 true shares even between 0 and 1; their mean should be 90 and 95 %, and the smallest is known to \
        fall far lower at shares of a few per cent, to about 83 % where 95 % are stated. Newcombe's limits of a difference, for shares of 0.7 and 0.85 of equal \
        samples; adjusted Wald limits of a promoter score with 60 % promoters and 15 % detractors.""",
        experiments);
  }

  private static Experiment wilson(int trials) {
    return new Calculation(
        trials + " answers",
        List.of(
            Figure.within("Wilson, 90 %, mean over shares", 0.90, 0.89, 0.92),
            Figure.within("Wilson, 90 %, smallest", 0.90, 0.76, 0.90),
            Figure.within("Wilson, 95 %, mean over shares", 0.95, 0.945, 0.96),
            Figure.within("Wilson, 95 %, smallest", 0.95, 0.82, 0.95)),
        () -> {
          double[] ninety = meanAndSmallest(trials, 0.90);
          double[] ninetyFive = meanAndSmallest(trials, 0.95);
          return new double[] {ninety[0], ninety[1], ninetyFive[0], ninetyFive[1]};
        });
  }

  private static double[] meanAndSmallest(int trials, double confidence) {
    double sum = 0;
    double smallest = 1;
    for (int at = 0; at < GRID; at++) {
      double coverage = wilson(trials, (at + 0.5) / GRID, confidence);
      sum += coverage;
      smallest = Math.min(smallest, coverage);
    }
    return new double[] {sum / GRID, smallest};
  }

  private static double wilson(int trials, double share, double confidence) {
    BinomialDistribution law = new BinomialDistribution(trials, share);
    double coverage = 0;
    for (int successes = 0; successes <= trials; successes++) {
      double held =
          Coverage.of(
              new Proportion(successes, trials).wilson(confidence).orElseThrow().interval(), share);
      coverage += held * law.probability(successes);
    }
    return coverage;
  }

  private static Experiment difference(int trials, long seed) {
    return new Simulation(
        trials + " answers each",
        20_000,
        seed,
        List.of(Figure.within("Newcombe difference, 95 %", 0.95, 0.94, 0.97)),
        random -> {
          Proportion first = new Proportion(Draws.binomial(trials, 0.7, random), trials);
          Proportion second = new Proportion(Draws.binomial(trials, 0.85, random), trials);
          return new double[] {
            Coverage.of(first.minus(second, 0.95).orElseThrow().interval(), 0.7 - 0.85)
          };
        });
  }

  private static Experiment promoterScore(int answers, long seed) {
    return new Simulation(
        answers + " answers",
        20_000,
        seed,
        List.of(Figure.within("promoter score, 95 %", 0.95, 0.94, 0.965)),
        random -> new double[] {promoterScoreHeld(answers, random)});
  }

  private static double promoterScoreHeld(int answers, SplittableRandom random) {
    long promoters = 0;
    long detractors = 0;
    for (int answer = 0; answer < answers; answer++) {
      double drawn = random.nextDouble();
      promoters += drawn < 0.6 ? 1 : 0;
      detractors += drawn >= 0.85 ? 1 : 0;
    }
    NetPromoterScore score =
        new NetPromoterScore(promoters, answers - promoters - detractors, detractors);
    return Coverage.of(score.estimate(0.95).orElseThrow().interval(), 0.6 - 0.15);
  }
}
