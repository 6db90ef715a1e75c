package org.mendlake.statistics.demand;

import java.util.ArrayList;
import java.util.List;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.demand.DemandMethod.Level;
import org.mendlake.statistics.demand.DemandMethod.Smoothing;

/**
 * Demand to be expected.
 *
 * @param mean demand of each future period
 * @param fitted the forecast made for each past period from those before it; none up to the first
 *     demand
 * @param firstFitted the period, from 1, that the first of them is for
 * @param horizon total demand of the first future periods together, one for each number of periods
 */
public record DemandForecast(
    DemandMethod method, double mean, List<Double> fitted, int firstFitted, List<Total> horizon) {
  private static final int FEW_DEMANDS = 5;

  public DemandForecast {
    fitted = List.copyOf(fitted);
    horizon = List.copyOf(horizon);
  }

  /**
   * Demand up to a future period.
   *
   * @param periods number of periods added up, from 1
   * @param expected mean
   * @param interval in which the total will lie: a prediction interval, in whole demands
   */
  public record Total(int periods, double expected, Interval interval) {}

  /**
   * Forecasts from a history.
   *
   * @param demand in each period, in order of time, not negative
   * @return refused without any demand
   */
  public static Outcome<DemandForecast> of(
      List<Double> demand, DemandMethod method, Smoothing smoothing, DemandBootstrap bootstrap) {
    DemandHistory history = DemandHistory.of(demand);
    double[] sizes = history.sizes();
    if (sizes.length == 0) {
      return Outcome.refused(
          Reason.NO_DATA,
          "Nothing was asked for in %d periods: take the demand of a similar part"
              .formatted(history.periods()));
    }
    List<Double> fitted = new ArrayList<>();
    int first = 0;
    while (history.demandOf(first) == 0) {
      first++;
    }
    Level level = Level.first(history.demandOf(first), first + 1);
    for (int period = first + 1; period < history.periods(); period++) {
      fitted.add(method.forecast(level, smoothing));
      level = method.update(level, history.demandOf(period), smoothing);
    }
    double mean = method.forecast(level, smoothing);
    List<Total> horizon = bootstrap.totals(history, mean);
    return Outcome.of(
        new DemandForecast(method, mean, fitted, first + 2, horizon), cautions(sizes.length));
  }

  private static List<Caution> cautions(int demands) {
    return demands < FEW_DEMANDS
        ? List.of(
            new Caution(
                Reason.TOO_FEW_POINTS,
                "The part was asked for %d times only: intervals know no larger demand"
                    .formatted(demands)))
        : List.of();
  }
}
