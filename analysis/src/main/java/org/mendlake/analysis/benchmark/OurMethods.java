package org.mendlake.analysis.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.mendlake.statistics.life.KaplanMeier;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;
import org.mendlake.statistics.life.LognormalFit;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.WeibullFit;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.FleetBuilder;
import org.mendlake.statistics.recurrent.MeanCumulativeFunction;
import org.mendlake.statistics.recurrent.MeanCumulativePoint;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;

/** The methods of Mendlake on the sets; fits with their likelihood-ratio limits. */
final class OurMethods {
  static final String PROGRAM = "mendlake";
  private static final double LONG_ENOUGH = 0.3;
  private static final double CONFIDENCE = 0.95;

  private OurMethods() {}

  static Measured on(DataSet set) {
    Supplier<Map<String, Double>> work =
        switch (set.task()) {
          case WEIBULL, WEIBULL_INTERVALS -> () -> weibull(set.rows());
          case WEIBULL_GROUPS -> () -> weibullGroups(set.groups());
          case LOGNORMAL -> () -> lognormal(set.rows());
          case KAPLAN_MEIER -> () -> survival(set.rows());
          case MCF -> () -> meanCumulative(set.groups());
        };
    return new Measured(PROGRAM, seconds(work), work.get(), Optional.empty());
  }

  /** Seconds of one run, from as many as the coarse clock of the processor can tell. */
  private static double seconds(Supplier<Map<String, Double>> work) {
    int runs = 1;
    while (true) {
      long start = processorTime();
      for (int run = 0; run < runs; run++) {
        var unused = work.get();
      }
      double seconds = (processorTime() - start) / 1e9;
      if (seconds >= LONG_ENOUGH) {
        return seconds / runs;
      }
      runs *= 4;
    }
  }

  /** Seconds by the clock for one fit with limits of each group, on all processors. */
  static double secondsForAll(List<List<LifeRow>> groups) {
    long start = System.nanoTime();
    double sum = groups.parallelStream().mapToDouble(group -> weibull(group).get("beta")).sum();
    if (!(sum > 0)) {
      throw new IllegalStateException("Cannot fit the groups: their shapes add up to " + sum);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** Of all threads, compiler and garbage collector included; other work does not change it. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static LifeData data(List<LifeRow> rows) {
    LifeDataBuilder builder = LifeData.builder();
    for (LifeRow row : rows) {
      if (!row.isFailure()) {
        builder.working(row.lower());
      } else if (row.lower() == row.upper()) {
        builder.failed(row.lower());
      } else {
        builder.failedBetween(row.lower(), row.upper());
      }
      builder.times((double) row.count());
    }
    return builder.build();
  }

  private static Map<String, Double> weibull(List<LifeRow> rows) {
    WeibullFit fit = MaximumLikelihood.weibull(data(rows)).orElseThrow();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("eta", fit.scale(CONFIDENCE).value());
    values.put("beta", fit.shape(CONFIDENCE).value());
    values.put("log_likelihood", fit.logLikelihood());
    return values;
  }

  private static Map<String, Double> weibullGroups(List<List<LifeRow>> groups) {
    return groups.stream().map(OurMethods::weibull).toList().get(0);
  }

  private static Map<String, Double> lognormal(List<LifeRow> rows) {
    LognormalFit fit = MaximumLikelihood.lognormal(data(rows)).orElseThrow();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("mu", fit.logMean(CONFIDENCE).value());
    values.put("sigma", fit.logDeviation(CONFIDENCE).value());
    values.put("log_likelihood", fit.logLikelihood());
    return values;
  }

  private static Map<String, Double> survival(List<LifeRow> rows) {
    double[] ages = rows.stream().mapToDouble(LifeRow::lower).sorted().toArray();
    double median = (ages[(ages.length - 1) / 2] + ages[ages.length / 2]) / 2;
    KaplanMeier estimate = KaplanMeier.of(data(rows), CONFIDENCE).orElseThrow();
    return Map.of("survival", estimate.survival(median));
  }

  private static Map<String, Double> meanCumulative(List<List<LifeRow>> histories) {
    FleetBuilder fleet = Fleet.builder();
    for (int unit = 0; unit < histories.size(); unit++) {
      String name = Integer.toString(unit);
      for (LifeRow row : histories.get(unit)) {
        if (row.isFailure()) {
          fleet.event(name, row.lower());
        } else {
          fleet.observed(name, 0, row.lower());
        }
      }
    }
    List<MeanCumulativePoint> points =
        MeanCumulativeFunction.of(fleet.build(), Measure.COUNT, VarianceEstimator.LAWLESS_NADEAU)
            .orElseThrow()
            .points();
    return Map.of("mcf", points.get(points.size() - 1).value());
  }
}
