package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.mendlake.statistics.monitoring.AlarmBudget;
import org.mendlake.statistics.monitoring.AttributesChart;
import org.mendlake.statistics.monitoring.Baseline;
import org.mendlake.statistics.monitoring.BinaryCusum;
import org.mendlake.statistics.monitoring.BinaryCusum.Case;
import org.mendlake.statistics.monitoring.BinaryCusum.Ending;
import org.mendlake.statistics.monitoring.CohortTest;
import org.mendlake.statistics.monitoring.CusumDesign;
import org.mendlake.statistics.monitoring.Measurement;
import org.mendlake.statistics.monitoring.NormalCusum;
import org.mendlake.statistics.monitoring.PoissonCusum;
import org.mendlake.statistics.monitoring.Subgroup;

/** Run lengths and false alarms of charts against their exact values. */
final class MonitoringStudy {
  private static final PoissonCusum CUSUM = PoissonCusum.of(5, 10);
  private static final AlarmBudget BUDGET = new AlarmBudget(200, 12, 6);
  private static final int SUBGROUP = 50;
  private static final double DEFECTIVE = 0.215;
  private static final List<Double> RISKS = List.of(0.02, 0.05, 0.2);

  private MonitoringStudy() {}

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(runLength(4, 20_000, 81));
    experiments.add(runLength(5, 20_000, 82));
    experiments.add(runLength(6, 20_000, 83));
    experiments.add(runLength(8, 20_000, 84));
    experiments.add(budget(85));
    experiments.add(cohorts(86));
    experiments.add(shareChart(87));
    experiments.add(measurements(88));
    experiments.add(cases(89));
    return new Study(
        "Charts: run lengths and false alarms",
        """
        The run length of a Poisson CUSUM (k = 5, h = 10) is computed by a Markov chain; simulated paths should be as long \
        on average, within 3 % (their spread is about as large as their mean, so 20,000 paths tell it to 0.7 %). A CUSUM \
        designed for 200 streams with 12 periods a year and at most 6 false alarms a year keeps to that, simulated with \
        nothing wrong; the test of cohorts (mean 0.5 a look, 6 looks, alpha 0.01) alarms as often as computed, with nothing \
        wrong and at twice the rate; a p chart (n = 50, centre 0.215) signals as often as the binomial law says. CUSUMs of \
        measurements (k = 0.5, h = 4) and of cases (risks 0.02, 0.05 and 0.2, twice the odds, h = 2.5), which begin anew \
        after each signal, give as many as their computed run lengths say, within 3 %.""",
        experiments);
  }

  private static Experiment runLength(double mean, int replicates, long seed) {
    double exact = CUSUM.runLength(mean).average().orElseThrow();
    return new Simulation(
        "CUSUM at a mean of " + Math.round(mean),
        replicates,
        seed,
        List.of(
            Figure.within(
                "average run length (exact %.4g)".formatted(exact),
                exact,
                0.97 * exact,
                1.03 * exact)),
        random -> new double[] {runLength(CUSUM, mean, random)});
  }

  private static double runLength(PoissonCusum chart, double mean, SplittableRandom random) {
    double statistic = chart.headStart();
    long periods = 0;
    do {
      periods++;
      statistic = Math.max(0, statistic + Draws.poisson(mean, random) - chart.reference());
    } while (statistic < chart.threshold() - 1e-9);
    return periods;
  }

  private static Experiment budget(long seed) {
    CusumDesign design =
        CusumDesign.of(2, 4, BUDGET, CusumDesign.Start.FAST_INITIAL_RESPONSE).orElseThrow();
    return new Simulation(
        "CUSUM designed for means of 2 against 4, head start",
        4_000,
        seed,
        List.of(
            Figure.within(
                "false alarms in the first year (computed %.4g)"
                    .formatted(design.alarmsFirstYear()),
                design.alarmsFirstYear(),
                0.97 * design.alarmsFirstYear(),
                Math.min(BUDGET.alarmsPerYear(), 1.03 * design.alarmsFirstYear()))),
        random -> new double[] {alarms(design, random)});
  }

  private static double alarms(CusumDesign design, SplittableRandom random) {
    PoissonCusum chart = design.chart();
    double alarms = 0;
    for (int stream = 0; stream < BUDGET.streams(); stream++) {
      List<Subgroup> periods = new ArrayList<>();
      for (int period = 0; period < BUDGET.periodsPerYear(); period++) {
        periods.add(Subgroup.of(Draws.poisson(design.acceptable(), random), 1));
      }
      alarms += chart.run(periods, 1).signals().size();
    }
    return alarms;
  }

  private static Experiment cohorts(long seed) {
    CohortTest test = CohortTest.plan(Collections.nCopies(6, 0.5), 0.01).orElseThrow();
    double nothingWrong = test.detection(1).get(5);
    double twice = test.detection(2).get(5);
    return new Simulation(
        "cohort test",
        100_000,
        seed,
        List.of(
            Figure.within(
                "alarm with nothing wrong (computed %.4g)".formatted(nothingWrong),
                nothingWrong,
                0.88 * nothingWrong,
                0.01),
            Figure.within(
                "alarm at twice the rate (computed %.4g)".formatted(twice),
                twice,
                0.97 * twice,
                1.03 * twice)),
        random -> new double[] {alarm(test, 0.5, random), alarm(test, 1, random)});
  }

  private static double alarm(CohortTest test, double mean, SplittableRandom random) {
    List<Long> claims = new ArrayList<>();
    for (int look = 0; look < test.looks().size(); look++) {
      claims.add(Draws.poisson(mean, random));
    }
    return test.firstSignal(claims).isPresent() ? 1 : 0;
  }

  private static Experiment shareChart(long seed) {
    double half = 3 * Math.sqrt(DEFECTIVE * (1 - DEFECTIVE) / SUBGROUP);
    BinomialDistribution law = new BinomialDistribution(SUBGROUP, DEFECTIVE);
    int least = (int) Math.ceil(SUBGROUP * (DEFECTIVE - half));
    int most = (int) Math.floor(SUBGROUP * (DEFECTIVE + half));
    double exact = 1 - law.cumulativeProbability(most) + law.cumulativeProbability(least - 1);
    Baseline baseline = new Baseline.Stated(DEFECTIVE, OptionalDouble.empty());
    return new Simulation(
        "p chart, 100 subgroups",
        20_000,
        seed,
        List.of(
            Figure.within(
                "share of points beyond a limit (exact %.4g)".formatted(exact),
                exact,
                0.97 * exact,
                1.03 * exact)),
        random -> {
          List<Subgroup> subgroups = new ArrayList<>();
          for (int at = 0; at < 100; at++) {
            subgroups.add(Subgroup.of(Draws.binomial(SUBGROUP, DEFECTIVE, random), SUBGROUP));
          }
          return new double[] {
            AttributesChart.P.plot(subgroups, baseline).orElseThrow().signals().size() / 100.0
          };
        });
  }

  private static Experiment measurements(long seed) {
    NormalCusum chart = new NormalCusum(0, 1, 0.5, 4);
    return new Simulation(
        "CUSUM of measurements, 20,000 in control and 2,000 one deviation higher",
        4_000,
        seed,
        List.of(
            signals("in control", 20_000, chart.averageRunLength(0).orElseThrow()),
            signals("one deviation higher", 2_000, chart.averageRunLength(1).orElseThrow())),
        random ->
            new double[] {
              chart.run(measured(0, 20_000, random)).signals().size(),
              chart.run(measured(1, 2_000, random)).signals().size()
            });
  }

  private static List<Measurement> measured(double mean, int count, SplittableRandom random) {
    return Stream.generate(() -> Measurement.of(mean + Draws.normal(random))).limit(count).toList();
  }

  private static Experiment cases(long seed) {
    BinaryCusum chart = new BinaryCusum(2, 2.5, 0);
    return new Simulation(
        "CUSUM of cases, 20,000 at their risks and 2,000 at twice the odds",
        4_000,
        seed,
        List.of(
            signals("at their risks", 20_000, chart.averageRunLength(RISKS, 1).orElseThrow()),
            signals("at twice the odds", 2_000, chart.averageRunLength(RISKS, 2).orElseThrow())),
        random ->
            new double[] {
              chart.run(ended(1, 20_000, random)).signals().size(),
              chart.run(ended(2, 2_000, random)).signals().size()
            });
  }

  private static List<Case> ended(double odds, int count, SplittableRandom random) {
    return Stream.generate(
            () -> {
              double risk = RISKS.get(random.nextInt(RISKS.size()));
              boolean isBad = random.nextDouble() < odds * risk / (1 - risk + odds * risk);
              return Case.of(risk, isBad ? Ending.BAD : Ending.GOOD);
            })
        .limit(count)
        .toList();
  }

  private static Figure signals(String state, int rows, double runLength) {
    double expected = rows / runLength;
    return Figure.within(
        "signals, %s (computed run length %.4g)".formatted(state, runLength),
        expected,
        0.97 * expected,
        1.03 * expected);
  }
}
