package org.mendlake.analysis.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.mendlake.statistics.recurrent.EventRate;
import org.mendlake.statistics.recurrent.Fleet;
import org.mendlake.statistics.recurrent.FleetBuilder;
import org.mendlake.statistics.recurrent.LimitScale;
import org.mendlake.statistics.recurrent.MeanCumulativeFunction;
import org.mendlake.statistics.recurrent.MeanCumulativePoint;
import org.mendlake.statistics.recurrent.Measure;
import org.mendlake.statistics.recurrent.VarianceEstimator;

/** Coverage of limits of repairable fleets. */
final class FleetStudy {
  private static final double RATE = 0.01;
  private static final double AGE = 300;

  private FleetStudy() {}

  static Study study() {
    List<Experiment> experiments = new ArrayList<>();
    experiments.add(meanCumulative(20, 31, 0.82, 0.88));
    experiments.add(meanCumulative(50, 32, 0.86, 0.915));
    experiments.add(meanCumulative(200, 33, 0.88, 0.93));
    experiments.add(rate(5, 34));
    experiments.add(rate(20, 35));
    return new Study(
        "Repairable fleets: mean cumulative function and rate",
        """
        Machines with events in a Poisson process whose rate differs between machines: its mean is one event in 100, its \
        coefficient of variation 0.71 (a gamma distribution of shape 2). Each is observed up to an age that is even between \
        200 and 500. The limits of the mean cumulative number at age 300, 3 in truth, should hold it in 90 and 95 % of the \
        fleets. Both variances rest on large fleets; with few machines limits are too narrow, the log limits less so, and \
        bands begin lower. Below it, the exact limits of a constant rate, which by their nature hold the truth in at least the share stated.""",
        experiments);
  }

  private static Experiment meanCumulative(int units, long seed, double least90, double least95) {
    return new Simulation(
        units + " machines",
        20_000,
        seed,
        List.of(
            Figure.within("Lawless-Nadeau, log, 90 %", 0.90, least90, 0.92),
            Figure.within("Lawless-Nadeau, normal, 90 %", 0.90, least90 - 0.01, 0.92),
            Figure.within("Nelson, log, 90 %", 0.90, least90, 0.92),
            Figure.within("Lawless-Nadeau, log, 95 %", 0.95, least95, 0.965),
            Figure.within("Lawless-Nadeau, normal, 95 %", 0.95, least95 - 0.01, 0.965),
            Figure.within("Nelson, log, 95 %", 0.95, least95, 0.965)),
        random -> {
          Fleet fleet = fleet(units, random);
          MeanCumulativePoint lawlessNadeau = point(fleet, VarianceEstimator.LAWLESS_NADEAU);
          MeanCumulativePoint nelson = point(fleet, VarianceEstimator.NELSON);
          return new double[] {
            held(lawlessNadeau, LimitScale.LOG, 0.90),
            held(lawlessNadeau, LimitScale.NORMAL, 0.90),
            held(nelson, LimitScale.LOG, 0.90),
            held(lawlessNadeau, LimitScale.LOG, 0.95),
            held(lawlessNadeau, LimitScale.NORMAL, 0.95),
            held(nelson, LimitScale.LOG, 0.95)
          };
        });
  }

  private static Fleet fleet(int units, SplittableRandom random) {
    FleetBuilder fleet = Fleet.builder();
    for (int unit = 0; unit < units; unit++) {
      String name = "machine " + unit;
      double end = random.nextDouble(200, 500);
      double rate = RATE * Draws.gamma(2, random) / 2;
      fleet.observed(name, 0, end);
      double age = Draws.exponential(random) / rate;
      while (age <= end) {
        fleet.event(name, age);
        age += Draws.exponential(random) / rate;
      }
    }
    return fleet.build();
  }

  private static MeanCumulativePoint point(Fleet fleet, VarianceEstimator estimator) {
    return MeanCumulativeFunction.of(fleet, Measure.COUNT, estimator)
        .orElseThrow()
        .at(AGE)
        .orElseThrow();
  }

  private static double held(MeanCumulativePoint point, LimitScale scale, double confidence) {
    return point.standardError().isEmpty()
        ? Double.NaN
        : Coverage.of(point.limits(confidence, scale), RATE * AGE);
  }

  private static Experiment rate(double expected, long seed) {
    return new Simulation(
        "constant rate, " + Math.round(expected) + " events expected",
        20_000,
        seed,
        List.of(
            Figure.within("rate, 90 %", 0.90, 0.895, 0.97),
            Figure.within("rate, 95 %", 0.95, 0.947, 0.99)),
        random -> {
          FleetBuilder fleet = Fleet.builder().observed("one", 0, expected);
          double age = Draws.exponential(random);
          while (age <= expected) {
            fleet.event("one", age);
            age += Draws.exponential(random);
          }
          EventRate rate = EventRate.of(fleet.build()).orElseThrow();
          return new double[] {
            Coverage.of(rate.limits(0.90), 1), Coverage.of(rate.limits(0.95), 1)
          };
        });
  }
}
