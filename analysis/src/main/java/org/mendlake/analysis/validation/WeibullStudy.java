package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.Weibull;
import org.mendlake.statistics.life.WeibullFit;

/** Coverage of the likelihood-ratio limits of a Weibull fit. */
final class WeibullStudy {
  private static final Weibull TRUTH = new Weibull(1000, 2);
  private static final double[] LEVELS = {0.90, 0.95};

  private WeibullStudy() {}

  /** Draws a sample from the truth. */
  @FunctionalInterface
  private interface Sampler {
    void fill(LifeDataBuilder data, SplittableRandom random);
  }

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(experiment("10 units, all failed", 20_000, 1, Strength.TEN, complete(10)));
    experiments.add(experiment("20 units, all failed", 20_000, 2, Strength.TWENTY, complete(20)));
    experiments.add(experiment("100 units, all failed", 20_000, 3, Strength.MANY, complete(100)));
    experiments.add(
        experiment(
            "20 units up to the B50 life, about 10 failed",
            20_000,
            4,
            Strength.TEN,
            until(20, 0.5)));
    experiments.add(
        experiment(
            "40 units up to the B50 life, about 20 failed",
            20_000,
            5,
            Strength.TWENTY,
            until(40, 0.5)));
    experiments.add(
        experiment(
            "100 units up to the B20 life, about 20 failed",
            20_000,
            6,
            Strength.TWENTY,
            until(100, 0.2)));
    experiments.add(
        experiment(
            "1,000 units up to the B2 life, about 20 failed",
            20_000,
            7,
            Strength.TWENTY,
            until(1000, 0.02)));
    experiments.add(
        experiment(
            "1,000 units up to the B10 life, about 100 failed",
            20_000,
            8,
            Strength.MANY,
            until(1000, 0.1)));
    experiments.add(
        experiment(
            "200 units, ages today even between 0 and 800, about 36 failed",
            20_000,
            9,
            Strength.MANY,
            WeibullStudy::staggered));
    experiments.add(
        experiment(
            "100 units looked at every 200 until 1,000, about 63 failed",
            20_000,
            10,
            Strength.MANY,
            WeibullStudy::inspected));
    experiments.add(
        experiment(
            "100 units that entered at even ages up to 800 and were followed for 600, about 53"
                + " failed",
            4_000,
            11,
            Strength.TWENTY,
            WeibullStudy::enteredLate));
    return new Study(
        "Weibull: scale, shape and B10",
        """
        Samples of a Weibull distribution of shape 2 and scale 1,000; the likelihood-ratio limits of scale, shape and \
        B10 should hold the true values in 90 and 95 % of the samples. The chi-squared law of the ratio is one of large \
        samples: with few failures the true coverage is a little lower, near 94 instead of 95 % at 20 failures, which is \
        why the bands reach lower than higher. Samples with fewer than three failures are refused and left out.""",
        experiments);
  }

  /** How far the coverage may fall short: by the number of failures. */
  private enum Strength {
    TEN(0.845, 0.925, 0.905, 0.97),
    TWENTY(0.865, 0.925, 0.925, 0.97),
    MANY(0.885, 0.915, 0.94, 0.96);

    private final double least90;
    private final double most90;
    private final double least95;
    private final double most95;

    Strength(double least90, double most90, double least95, double most95) {
      this.least90 = least90;
      this.most90 = most90;
      this.least95 = least95;
      this.most95 = most95;
    }

    Figure figure(String quantity, double level) {
      String name = quantity + ", " + Math.round(100 * level) + " %";
      return level == 0.90
          ? Figure.within(name, level, least90, most90)
          : Figure.within(name, level, least95, most95);
    }
  }

  private static Experiment experiment(
      String setting, int replicates, long seed, Strength strength, Sampler sampler) {
    List<Figure> figures = new ArrayList<>();
    for (double level : LEVELS) {
      for (String quantity : List.of("scale", "shape", "B10")) {
        figures.add(strength.figure(quantity, level));
      }
    }
    return new Simulation(
        setting, replicates, seed, figures, random -> trial(sampler, random, figures.size()));
  }

  private static double[] trial(Sampler sampler, SplittableRandom random, int size) {
    LifeDataBuilder data = LifeData.builder();
    sampler.fill(data, random);
    double[] hits = new double[size];
    Arrays.fill(hits, Double.NaN);
    if (MaximumLikelihood.weibull(data.build()) instanceof Answer<WeibullFit> answer) {
      WeibullFit fit = answer.value();
      int at = 0;
      for (double level : LEVELS) {
        hits[at++] = held(fit.scale(level).interval(), TRUTH.scale());
        hits[at++] = held(fit.shape(level).interval(), TRUTH.shape());
        hits[at++] = held(fit.life(0.1, level).interval(), TRUTH.life(0.1));
      }
    }
    return hits;
  }

  private static double held(Interval interval, double truth) {
    return Coverage.of(interval, truth);
  }

  static double age(SplittableRandom random) {
    return TRUTH.life(random.nextDouble(Double.MIN_NORMAL, 1));
  }

  private static Sampler complete(int units) {
    return (data, random) -> {
      for (int unit = 0; unit < units; unit++) {
        data.failed(age(random));
      }
    };
  }

  private static Sampler until(int units, double share) {
    double end = TRUTH.life(share);
    return (data, random) -> {
      for (int unit = 0; unit < units; unit++) {
        observe(data, age(random), end);
      }
    };
  }

  private static void staggered(LifeDataBuilder data, SplittableRandom random) {
    for (int unit = 0; unit < 200; unit++) {
      observe(data, age(random), random.nextDouble(1, 800));
    }
  }

  private static void inspected(LifeDataBuilder data, SplittableRandom random) {
    for (int unit = 0; unit < 100; unit++) {
      double from = 200 * Math.floor(age(random) / 200);
      if (from < 1000) {
        data.failedBetween(from, from + 200);
      } else {
        data.working(1000);
      }
    }
  }

  private static void enteredLate(LifeDataBuilder data, SplittableRandom random) {
    int units = 0;
    while (units < 100) {
      double entry = random.nextDouble(0, 800);
      double age = age(random);
      if (age > entry) {
        observe(data, age, entry + 600);
        data.enteredAt(entry);
        units++;
      }
    }
  }

  private static void observe(LifeDataBuilder data, double age, double end) {
    data.observed(Math.min(age, end), age <= end ? 1 : 0);
  }
}
