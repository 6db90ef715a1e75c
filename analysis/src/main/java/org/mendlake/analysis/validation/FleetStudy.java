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
    experiments.add(meanCumulative(20, 31, 0.88));
    experiments.add(meanCumulative(50, 32, 0.915));
    experiments.add(meanCumulative(200, 33, 0.93));
    experiments.add(rate(5, 34));
    experiments.add(rate(20, 35));
    return new Study(
        "Repairable fleets: mean cumulative function and rate",
        """
        Machines with events in a Poisson process whose rate differs between machines: its mean is one event in 100, its \
        coefficient of variation 0.71 (a gamma distribution of shape 2). Each is observed up to an age that is even between \
        200 and 500. The limits of the mean cumulative number at age 300, 3 in truth, should hold it in 95 % of the fleets. \
        Both variances rest on large fleets; with few machines limits are too narrow, the log limits less so, and bands \
        begin lower. Below it, the exact limits of a constant rate, which by their nature hold the truth in at least 95 %.""",
        experiments);
  }

  private static Experiment meanCumulative(int units, long seed, double least) {
    return new Simulation(
        units + " machines",
        20_000,
        seed,
        List.of(
            Figure.within("Lawless-Nadeau, log, 95 %", 0.95, least, 0.965),
            Figure.within("Lawless-Nadeau, normal, 95 %", 0.95, least - 0.01, 0.965),
            Figure.within("Nelson, log, 95 %", 0.95, least, 0.965)),
        random -> {
          Fleet fleet = fleet(units, random);
          return new double[] {
            held(fleet, VarianceEstimator.LAWLESS_NADEAU, LimitScale.LOG),
            held(fleet, VarianceEstimator.LAWLESS_NADEAU, LimitScale.NORMAL),
            held(fleet, VarianceEstimator.NELSON, LimitScale.LOG)
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

  private static double held(Fleet fleet, VarianceEstimator estimator, LimitScale scale) {
    MeanCumulativePoint point =
        MeanCumulativeFunction.of(fleet, Measure.COUNT, estimator)
            .orElseThrow()
            .at(AGE)
            .orElseThrow();
    return point.standardError().isEmpty()
        ? Double.NaN
        : Coverage.of(point.limits(0.95, scale), RATE * AGE);
  }

  private static Experiment rate(double expected, long seed) {
    return new Simulation(
        "constant rate, " + Math.round(expected) + " events expected",
        20_000,
        seed,
        List.of(Figure.within("rate, 95 %", 0.95, 0.947, 0.99)),
        random -> {
          FleetBuilder fleet = Fleet.builder().observed("one", 0, expected);
          double age = Draws.exponential(random);
          while (age <= expected) {
            fleet.event("one", age);
            age += Draws.exponential(random);
          }
          EventRate rate = EventRate.of(fleet.build()).orElseThrow();
          return new double[] {Coverage.of(rate.limits(0.95), 1)};
        });
  }
}
