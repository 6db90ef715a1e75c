package org.mendlake.statistics.monitoring;

import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * A Poisson CUSUM whose threshold is the smallest that keeps to a budget of false alarms, in the
 * first year as in the long run: {@code streams x periods / run length} at the acceptable mean. Its
 * reference value is that of {@link PoissonCusum#bestReference} (Lucas 1985).
 *
 * @param acceptable mean of a period at which a signal is false
 * @param rejectable mean of a period that is to be found soon
 * @param runLengthAcceptable average number of periods to a false signal
 * @param runLengthRejectable average number of periods to a signal when the mean is rejectable from
 *     the start
 * @param alarmsFirstYear expected false alarms of all streams in the first year
 * @param alarmsPerYear expected false alarms of all streams in a later year
 */
public record CusumDesign(
    PoissonCusum chart,
    double acceptable,
    double rejectable,
    double runLengthAcceptable,
    double runLengthRejectable,
    double alarmsFirstYear,
    double alarmsPerYear) {
  private static final int FINEST_LATTICE = 1000;
  private static final int MOST_STEPS = 2048;

  /** Where a chart starts, and restarts after a signal. */
  public enum Start {
    /** At 0. */
    ZERO,
    /** At half of the threshold or just below, to find sooner what is wrong from the start. */
    FAST_INITIAL_RESPONSE
  }

  /**
   * Chooses the chart. The reference value is the best one, rounded to a lattice on which run
   * lengths are exact; it moves by at most 5 % of its distance to either mean.
   *
   * @return refused where even the highest threshold of the lattice exceeds the budget
   * @throws IllegalArgumentException if the acceptable mean is not below the rejectable one
   */
  public static Outcome<CusumDesign> of(
      double acceptable, double rejectable, AlarmBudget budget, Start start) {
    double best = PoissonCusum.bestReference(acceptable, rejectable);
    int lattice = lattice(best, Math.min(best - acceptable, rejectable - best) / 20);
    double reference = Math.rint(best * lattice) / lattice;
    int enough = 1;
    while (enough <= MOST_STEPS
        && !keeps(budget, acceptable, chart(reference, enough, lattice, start))) {
      enough *= 2;
    }
    if (enough > MOST_STEPS) {
      return Outcome.refused(
          Reason.NOT_CONVERGED,
          "No threshold of up to %s events keeps to %s false alarms a year; take longer periods, or means that differ more"
              .formatted(Math.rint(100.0 * MOST_STEPS / lattice) / 100, budget.alarmsPerYear()));
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) / 2;
      if (keeps(budget, acceptable, chart(reference, middle, lattice, start))) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    PoissonCusum chart = chart(reference, enough, lattice, start);
    return chart
        .runLength(acceptable)
        .average()
        .map(average -> described(chart, acceptable, rejectable, budget, average));
  }

  private static CusumDesign described(
      PoissonCusum chart,
      double acceptable,
      double rejectable,
      AlarmBudget budget,
      double average) {
    return new CusumDesign(
        chart,
        acceptable,
        rejectable,
        average,
        chart.runLength(rejectable).average().orElseThrow(),
        budget.streams() * chart.runLength(acceptable).expectedSignals(budget.periodsPerYear()),
        budget.streams() * budget.periodsPerYear() / average);
  }

  private static boolean keeps(AlarmBudget budget, double acceptable, PoissonCusum chart) {
    PoissonRunLength runLength = chart.runLength(acceptable);
    boolean longRun =
        !(runLength.average() instanceof Answer<Double> average)
            || average.value() >= budget.leastRunLength();
    return longRun
        && budget.streams() * runLength.expectedSignals(budget.periodsPerYear())
            <= budget.alarmsPerYear();
  }

  private static PoissonCusum chart(double reference, int steps, int lattice, Start start) {
    int head = start == Start.ZERO ? 0 : steps / 2;
    return new PoissonCusum(reference, (double) steps / lattice, (double) head / lattice);
  }

  private static int lattice(double reference, double tolerance) {
    int lattice = 1;
    while (lattice < FINEST_LATTICE
        && Math.abs(Math.rint(reference * lattice) / lattice - reference) > tolerance) {
      lattice++;
    }
    return lattice;
  }
}
