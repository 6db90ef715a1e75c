package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Repeats a trial and averages what it gives. Each replicate has random numbers of its own, whose
 * seed is drawn from the seed of all, and sums are taken in order: the result does not depend on
 * how many run at the same time.
 *
 * @param replicates at full effort
 */
record Simulation(String setting, int replicates, long seed, List<Figure> figures, Trial trial)
    implements Experiment {
  Simulation {
    figures = List.copyOf(figures);
  }

  /** One replicate. */
  @FunctionalInterface
  interface Trial {
    /**
     * A value for each figure: 1 for a hit and 0 for a miss where shares are measured; NaN where
     * the method refuses, which is then left out.
     */
    double[] values(SplittableRandom random);
  }

  @Override
  public String repetition(Effort effort) {
    return String.format(
        Locale.ROOT, "%,d times from seed %d", effort.replicates(replicates), seed);
  }

  @Override
  public List<Finding> run(Effort effort) {
    long[] seeds = new SplittableRandom(seed).longs(effort.replicates(replicates)).toArray();
    double[][] values =
        Arrays.stream(seeds)
            .parallel()
            .mapToObj(own -> trial.values(new SplittableRandom(own)))
            .toArray(double[][]::new);
    List<Finding> findings = new ArrayList<>();
    for (int at = 0; at < figures.size(); at++) {
      int figure = at;
      double[] given =
          Arrays.stream(values)
              .mapToDouble(trial -> trial[figure])
              .filter(value -> !Double.isNaN(value))
              .toArray();
      findings.add(finding(figures.get(at), given));
    }
    return findings;
  }

  private static Finding finding(Figure figure, double[] given) {
    double mean = Arrays.stream(given).average().orElse(0);
    double squares = 0;
    for (double value : given) {
      squares += (value - mean) * (value - mean);
    }
    double error = given.length > 1 ? Math.sqrt(squares / (given.length - 1.0) / given.length) : 1;
    return new Finding(figure, mean, error, given.length);
  }
}
