package org.mendlake.statistics.monitoring;

import java.util.function.DoubleFunction;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * The smallest threshold at which a chart that starts at 0 keeps to a budget of false alarms. Such
 * a chart alarms least in its first year, so the long run decides.
 */
final class ThresholdSearch {
  private static final double TOLERANCE = 1e-5;

  private ThresholdSearch() {}

  /**
   * Searches by bisection.
   *
   * @param greatest the highest threshold at which run lengths are exact enough
   * @param runLength average number of periods to a false signal at a threshold, rising with it; a
   *     refusal is a chart that practically never signals
   * @return the threshold, at most 1e-5 of it too high; refused where even the highest exceeds the
   *     budget
   */
  static Outcome<Double> smallest(
      AlarmBudget budget, double greatest, DoubleFunction<Outcome<Double>> runLength) {
    if (!keeps(budget, runLength.apply(greatest))) {
      return Outcome.refused(
          Reason.NOT_CONVERGED,
          "No threshold of up to %s keeps to %s false alarms a year; allow more of them, or look for a larger change"
              .formatted(greatest, budget.alarmsPerYear()));
    }
    double enough = greatest;
    double tooFew = 0;
    while (enough - tooFew > TOLERANCE * enough) {
      double middle = (enough + tooFew) / 2;
      if (keeps(budget, runLength.apply(middle))) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return Outcome.of(enough);
  }

  private static boolean keeps(AlarmBudget budget, Outcome<Double> runLength) {
    return !(runLength instanceof Answer<Double> answer)
        || answer.value() >= budget.leastRunLength();
  }
}
