package org.mendlake.statistics.demand;

import java.util.List;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * How good forecasts were. Percentage errors are not offered: demand of 0 makes them infinite, and
 * they reward forecasts that are too low.
 */
public final class ForecastScore {
  private ForecastScore() {}

  /**
   * Mean absolute scaled error (Hyndman and Koehler 2006): mean absolute error over that of the
   * forecast "as in the period before" within the history.
   *
   * @param actual demand of the periods forecast
   * @param forecast for them, in the same order
   * @param history demand before them, in order of time
   * @return refused without periods, or where the history never changes
   */
  public static Outcome<Double> meanAbsoluteScaledError(
      List<Double> actual, List<Double> forecast, List<Double> history) {
    requireSameSize(actual, forecast);
    if (actual.isEmpty() || history.size() < 2) {
      return Outcome.refused(
          Reason.NO_DATA, "A score needs a period forecast, and two periods before it");
    }
    double error = 0;
    for (int i = 0; i < actual.size(); i++) {
      error += Math.abs(actual.get(i) - forecast.get(i));
    }
    double change = 0;
    for (int i = 1; i < history.size(); i++) {
      change += Math.abs(history.get(i) - history.get(i - 1));
    }
    if (change == 0) {
      return Outcome.refused(
          Reason.NO_VARIATION, "The history never changes: there is no error to scale with");
    }
    return Outcome.of(error / actual.size() / (change / (history.size() - 1)));
  }

  /**
   * Mean pinball loss of forecast quantiles: probability times what the demand exceeds the quantile
   * by, or (1 - probability) times what it falls short by. In units of demand; smaller is better.
   *
   * @param actual demand of the periods forecast
   * @param quantiles forecast for them with the probability, in the same order
   * @param probability that demand stays at or below the quantile
   * @return refused without periods
   */
  public static Outcome<Double> pinball(
      List<Double> actual, List<Double> quantiles, double probability) {
    requireSameSize(actual, quantiles);
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "Cannot score a quantile of probability " + probability + ": it is between 0 and 1");
    }
    if (actual.isEmpty()) {
      return Outcome.refused(Reason.NO_DATA, "A score needs a period forecast");
    }
    double loss = 0;
    for (int i = 0; i < actual.size(); i++) {
      double excess = actual.get(i) - quantiles.get(i);
      loss += Math.max(probability * excess, (probability - 1) * excess);
    }
    return Outcome.of(loss / actual.size());
  }

  private static void requireSameSize(List<Double> actual, List<Double> forecast) {
    if (actual.size() != forecast.size()) {
      throw new IllegalArgumentException(
          "Cannot score %d forecasts of %d periods: one for each"
              .formatted(forecast.size(), actual.size()));
    }
  }
}
