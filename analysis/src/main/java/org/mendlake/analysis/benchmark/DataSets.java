package org.mendlake.analysis.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mendlake.analysis.benchmark.DataSet.Task;

/** The sets of the benchmark: simulated ones of several sizes, and published ones that are hard. */
final class DataSets {
  /** Groups that are fitted here; other programs get the first {@link #SHARED_GROUPS}. */
  static final int GROUPS = 10_000;

  static final int SHARED_GROUPS = 40;
  private static final int GROUP_SIZE = 200;
  private static final int LARGE = 20_000;
  private static final int VERY_LARGE = 100_000;
  private static final long SEED = 20240731;

  private DataSets() {}

  /** All that programs share. */
  static List<DataSet> shared() {
    List<LifeRow> large = weibull(new SplittableRandom(SEED), LARGE, 5000, 1.7, 3000);
    return List.of(
        new DataSet(
            "groups",
            "%d groups of %d, censored".formatted(SHARED_GROUPS, GROUP_SIZE),
            Task.WEIBULL_GROUPS,
            groups(SHARED_GROUPS)),
        DataSet.of("large", "20,000 ages, censored", Task.WEIBULL, large),
        DataSet.of("large-lognormal", "the same, lognormal", Task.LOGNORMAL, large),
        DataSet.of("large-survival", "the same, Kaplan-Meier", Task.KAPLAN_MEIER, large),
        DataSet.of("decades", "ages across six decades", Task.WEIBULL, decades()),
        DataSet.of("three", "3 failures of 100,000", Task.WEIBULL, threeFailures()),
        DataSet.of(
            "bearing-cage", "bearing cage, 6 failures of 1,703", Task.WEIBULL, bearingCage()),
        DataSet.of("early", "10 failures, 4,073 far older units", Task.WEIBULL, early()),
        DataSet.of("intervals", "12,000 units by month", Task.WEIBULL_INTERVALS, months()),
        new DataSet("repairs", "mean cumulative function, 300 units", Task.MCF, histories()));
  }

  /** The first groups of an endless row of them. */
  static List<List<LifeRow>> groups(int number) {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    return IntStream.range(0, number)
        .mapToObj(
            group ->
                weibull(
                    random,
                    GROUP_SIZE,
                    1000 * random.nextDouble(1, 5),
                    random.nextDouble(0.7, 3),
                    3000))
        .toList();
  }

  private static List<LifeRow> weibull(
      SplittableRandom random, int size, double scale, double shape, double longest) {
    List<LifeRow> rows = new ArrayList<>(size);
    for (int unit = 0; unit < size; unit++) {
      double age = life(random, scale, shape);
      double seen = random.nextDouble(longest / 10, longest);
      rows.add(age <= seen ? LifeRow.failed(age) : LifeRow.working(seen));
    }
    return rows;
  }

  private static double life(SplittableRandom random, double scale, double shape) {
    return scale * Math.pow(-Math.log1p(-random.nextDouble()), 1 / shape);
  }

  private static List<LifeRow> decades() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    return IntStream.range(0, 300)
        .mapToObj(unit -> LifeRow.failed(life(random, 1000, 0.25)))
        .toList();
  }

  private static List<LifeRow> threeFailures() {
    List<LifeRow> rows = new ArrayList<>();
    for (double age : new double[] {310, 720, 980}) {
      rows.add(LifeRow.failed(age));
    }
    rows.add(new LifeRow(1000, Double.POSITIVE_INFINITY, VERY_LARGE - 3));
    return rows;
  }

  /** Meeker and Escobar 1998, hours. */
  private static List<LifeRow> bearingCage() {
    double[][] working = {
      {50, 288},
      {150, 148},
      {250, 124},
      {350, 111},
      {450, 106},
      {550, 99},
      {650, 110},
      {750, 114},
      {850, 119},
      {950, 127},
      {1050, 123},
      {1150, 93},
      {1250, 47},
      {1350, 41},
      {1450, 27},
      {1550, 11},
      {1650, 6},
      {1850, 1},
      {2050, 2}
    };
    return rows(working, 230, 334, 423, 990, 1009, 1510);
  }

  /** A few early failures and many units that are far older: a flat ridge. */
  private static List<LifeRow> early() {
    double[][] working = {{44798, 817}, {62715, 823}, {81474, 815}, {80632, 813}, {62716, 804}};
    return rows(working, 220, 179, 123, 146, 199, 181, 191, 216, 1, 73);
  }

  private static List<LifeRow> rows(double[][] working, double... failures) {
    List<LifeRow> rows = new ArrayList<>();
    for (double age : failures) {
      rows.add(LifeRow.failed(age));
    }
    for (double[] group : working) {
      rows.add(new LifeRow(group[0], Double.POSITIVE_INFINITY, (long) group[1]));
    }
    return rows;
  }

  /** Twelve shipments of 1,000, known by the month: the sums of the example in Minitab's help. */
  private static List<LifeRow> months() {
    int[] failed = {7, 5, 7, 10, 12, 4, 8, 6, 5, 5};
    int[] working = {998, 999, 998, 999, 994, 994, 988, 989, 993, 979, 1000, 1000};
    List<LifeRow> rows = new ArrayList<>();
    for (int month = 0; month < failed.length; month++) {
      rows.add(new LifeRow(month, month + 1.0, failed[month]));
    }
    for (int month = 0; month < working.length; month++) {
      rows.add(new LifeRow(month + 1.0, Double.POSITIVE_INFINITY, working[month]));
    }
    return rows;
  }

  /** Repairs of 300 units; the last age of each is the end of its observation. */
  private static List<List<LifeRow>> histories() {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    return IntStream.range(0, 300).mapToObj(unit -> history(random)).toList();
  }

  private static List<LifeRow> history(SplittableRandom random) {
    double end = random.nextDouble(2000, 6000);
    List<LifeRow> rows = new ArrayList<>();
    double age = life(random, 300, 1);
    while (age < end) {
      rows.add(LifeRow.failed(age));
      age += life(random, 300, 1);
    }
    rows.add(LifeRow.working(end));
    return rows;
  }
}
