package org.mendlake.statistics.warranty;

import java.util.ArrayList;
import java.util.List;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;

/**
 * What the failures of the periods to come will cost, in one currency and for one kind of cost: a
 * compound sum with mean {@code sum E[N] c} and, for each unit, variance {@code sum p E[c^2] - (sum
 * p c)^2}, which is {@code E[N] Var(c) + Var(N) c^2} in one period. Limits take in chance, what is
 * open about the distribution of life, and the error of the mean cost. Costs in {@link
 * FailureCost#currency}.
 *
 * @param cost what a failure costs
 * @param periods sums up to the end of each period
 */
public record CostForecast(FailureCost cost, List<Period> periods) {
  /** How the limits are computed. */
  public static final String METHOD =
      "compound sum, parameter uncertainty by posterior weights, gamma total";

  public CostForecast {
    periods = List.copyOf(periods);
  }

  /**
   * Cost from now up to the end of a period.
   *
   * @param expected at the fitted distribution
   * @param predictionError standard deviation of the cost to come, parameters included
   * @param median what it exceeds with a chance of one half
   * @param eighty what it stays below with a chance of 80 %
   * @param ninetyFive what it stays below with a chance of 95 %
   * @param prediction limits of the cost that will be seen
   */
  public record Period(
      int period,
      double expected,
      double predictionError,
      double median,
      double eighty,
      double ninetyFive,
      Interval prediction) {}

  /**
   * A forecast.
   *
   * @param horizon periods to tell, from 1 to 1,200
   * @return a refusal without units
   */
  public static Outcome<CostForecast> of(
      LifeFit fit, UnitsAtRisk units, int horizon, FailureCost cost, double confidence) {
    Future future = new Future(fit, units, horizon);
    if (future.isEmpty()) {
      return Outcome.refused(Reason.NO_DATA, "There is no unit, working or to be shipped");
    }
    Moments[] fitted = amounts(future.fitted(), cost, horizon, 1);
    Moments[][] plausible =
        future.plausible(
            (life, risks) ->
                amounts(risks, cost, horizon, cost.plausibleFactor(future.spare()[life])));
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < horizon; i++) {
      periods.add(
          period(
              i + 1,
              fitted[i].mean(),
              WeightedMixture.of(future.weights(), plausible[i]),
              confidence));
    }
    return Outcome.of(new CostForecast(cost, periods), future.cautions());
  }

  private static Moments[] amounts(
      PeriodRisks risks, FailureCost cost, int horizon, double factor) {
    double[] means = new double[horizon];
    double[] squares = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      means[i] = factor * cost.mean(i + 1);
      squares[i] = factor * factor * cost.square(i + 1);
    }
    return risks.sums(means, squares);
  }

  private static Period period(
      int period, double expected, WeightedMixture mixture, double confidence) {
    double tail = (1 - confidence) / 2;
    return new Period(
        period,
        expected,
        mixture.deviation(),
        mixture.amountQuantile(.5),
        mixture.amountQuantile(.8),
        mixture.amountQuantile(.95),
        Interval.of(
            confidence,
            Math.min(expected, mixture.amountQuantile(tail)),
            Math.max(expected, mixture.amountQuantile(1 - tail)),
            METHOD));
  }
}
