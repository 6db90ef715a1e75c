package org.mendlake.statistics.monitoring;

import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * CUSUM of single cases with a risk of their own, such as repairs that may come back: C = max(0, C
 * + W), W = y ln R - ln(1 - p + R p), the log-likelihood ratio for odds that are R times those
 * expected (Steiner, Cook, Farewell and Treasure 2000). Signal at C at or above h.
 *
 * @param oddsRatio R; above 1 looks for what gets worse, below 1 for what gets better
 * @param threshold h
 * @param headStart where it starts and restarts; below h
 */
public record BinaryCusum(double oddsRatio, double threshold, double headStart) {
  private static final int CELLS = 400;
  private static final double GREATEST_THRESHOLD = 10;

  public BinaryCusum {
    if (!(oddsRatio > 0 && oddsRatio < 1e9) || oddsRatio == 1) {
      throw new IllegalArgumentException(
          "Cannot look for an odds ratio of " + oddsRatio + ": it is positive and not 1");
    }
    if (!(threshold > 0 && threshold < 1e9 && headStart >= 0 && headStart < threshold)) {
      throw new IllegalArgumentException(
          "Cannot run a CUSUM from %s to %s: the threshold is positive, the start below it"
              .formatted(headStart, threshold));
    }
  }

  /** How a case ended. */
  public enum Ending {
    GOOD,
    BAD
  }

  /**
   * One case.
   *
   * @param risk probability of a bad ending expected for such a case, between 0 and 1
   * @param exclusion why the chart passes it by: the special cause found and removed
   */
  public record Case(double risk, Ending ending, Optional<String> exclusion) {
    public Case {
      requireRisk(risk);
      Exclusions.requireReason("a case", exclusion);
    }

    /** A case that takes part. */
    public static Case of(double risk, Ending ending) {
      return new Case(risk, ending, Optional.empty());
    }
  }

  private static void requireRisk(double risk) {
    if (!(risk > 0 && risk < 1)) {
      throw new IllegalArgumentException(
          "Cannot expect a risk of " + risk + ": it lies between 0 and 1, both excluded");
    }
  }

  /**
   * The chart with the smallest threshold that keeps to a budget of false alarms, up to 10.
   *
   * @param budget its periods are cases
   * @param risks of the cases to come, each as likely as the others
   * @return refused where even the highest threshold exceeds the budget
   */
  public static Outcome<BinaryCusum> within(
      AlarmBudget budget, List<Double> risks, double oddsRatio) {
    return ThresholdSearch.smallest(
            budget,
            GREATEST_THRESHOLD,
            h -> new BinaryCusum(oddsRatio, h, 0).averageRunLength(risks, 1))
        .map(h -> new BinaryCusum(oddsRatio, h, 0));
  }

  /** The path through the cases, in order of time; what is excluded leaves it as it is. */
  public CusumChart run(List<Case> cases) {
    double[] increments =
        cases.stream()
            .mapToDouble(c -> c.exclusion().isPresent() ? 0 : weight(c.risk(), c.ending()))
            .toArray();
    return CusumChart.of("risk-adjusted binary CUSUM", threshold, headStart, increments);
  }

  /** W of a case. */
  double weight(double risk, Ending ending) {
    double expected = -Math.log1p((oddsRatio - 1) * risk);
    return ending == Ending.BAD ? Math.log(oddsRatio) + expected : expected;
  }

  /**
   * Average number of cases to a signal, where each case has one of the given risks with equal
   * probability. By a Markov chain on 400 values of the statistic, between which it is
   * interpolated: within about 1 %.
   *
   * @param actual odds ratio that holds; 1 gives the run length to a false signal
   * @return refused where it is too long to be told
   */
  public Outcome<Double> averageRunLength(List<Double> risks, double actual) {
    risks.forEach(BinaryCusum::requireRisk);
    if (risks.isEmpty() || !(actual > 0 && actual < 1e9)) {
      throw new IllegalArgumentException(
          "Cannot compute a run length for %d risks at an odds ratio of %s: both are positive"
              .formatted(risks.size(), actual));
    }
    double[][] moves = new double[CELLS + 1][CELLS + 1];
    double[] leaving = new double[CELLS + 1];
    for (int cell = 0; cell <= CELLS; cell++) {
      for (double risk : risks) {
        double bad = actual * risk / (1 - risk + actual * risk);
        move(moves, leaving, cell, weight(risk, Ending.BAD), bad / risks.size());
        move(moves, leaving, cell, weight(risk, Ending.GOOD), (1 - bad) / risks.size());
      }
    }
    double[] steps = AbsorbingChain.steps(moves, leaving);
    double place = headStart / threshold * CELLS;
    int below = (int) place;
    double length = steps[below] + (place - below) * (steps[below + 1] - steps[below]);
    return Double.isFinite(length)
        ? Outcome.of(length)
        : Outcome.refused(Reason.UNBOUNDED, "The chart practically never signals");
  }

  private void move(
      double[][] moves, double[] leaving, int cell, double weight, double probability) {
    double place = cell + weight / threshold * CELLS;
    if (place >= CELLS * (1 - 1e-12)) {
      leaving[cell] += probability;
      return;
    }
    int below = (int) Math.max(0, Math.floor(place));
    double above = Math.max(0, place - below);
    moves[cell][below] += probability * (1 - above);
    moves[cell][below + 1] += probability * above;
  }
}
