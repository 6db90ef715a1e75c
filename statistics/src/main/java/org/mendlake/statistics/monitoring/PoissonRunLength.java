package org.mendlake.statistics.monitoring;

import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.numeric.PoissonLaw;

/**
 * How long a Poisson CUSUM runs until it signals, for one mean. Lengths in periods, by the Markov
 * chain of its values: with Q the probabilities to go from one value to another without a signal,
 * the mean lengths m solve {@code m = 1 + Q m} (Brook and Evans 1972).
 */
public final class PoissonRunLength {
  private final int reference;
  private final int start;
  private final int lattice;
  private final PoissonLaw law;

  /** Probability of so many events. */
  private final double[] probability;

  /** For each state, the probability that the statistic falls to 0. */
  private final double[] toZero;

  /** For each state, the probability of a signal. */
  private final double[] leaving;

  /** All values in steps of the lattice, which has so many steps to an event. */
  PoissonRunLength(int reference, int threshold, int start, int lattice, double mean) {
    this.reference = reference;
    this.start = start;
    this.lattice = lattice;
    this.law = new PoissonLaw(mean);
    this.probability = new double[(threshold + reference) / lattice + 1];
    for (int x = 0; x < probability.length; x++) {
      probability[x] = law.probability(x);
    }
    this.toZero = new double[threshold];
    this.leaving = new double[threshold];
    for (int state = 0; state < threshold; state++) {
      toZero[state] = law.atMost(mostToZero(state));
      leaving[state] = law.atLeast(fewestToLeave(state));
    }
  }

  /** Average run length from the head start, the period of the signal counted. */
  public Outcome<Double> average() {
    return average(start);
  }

  /** Average run length from 0. */
  public Outcome<Double> averageFromZero() {
    return average(0);
  }

  private Outcome<Double> average(int from) {
    double[][] moves = new double[leaving.length][leaving.length];
    for (int state = 0; state < leaving.length; state++) {
      moves[state][0] = toZero[state];
      for (int x = mostToZero(state) + 1; x < fewestToLeave(state); x++) {
        moves[state][state + x * lattice - reference] += probability[x];
      }
    }
    double steps = AbsorbingChain.steps(moves, leaving.clone())[from];
    return Double.isFinite(steps)
        ? Outcome.of(steps)
        : Outcome.refused(
            Reason.UNBOUNDED,
            "At a mean of " + law.mean() + " the chart practically never signals");
  }

  /**
   * Expected number of signals in so many periods of one stream that restarts from the head start
   * after each.
   */
  public double expectedSignals(int periods) {
    double[] mass = new double[leaving.length];
    mass[start] = 1;
    double expected = 0;
    for (int period = 0; period < periods; period++) {
      double[] after = new double[leaving.length];
      double signals = 0;
      for (int state = 0; state < leaving.length; state++) {
        if (mass[state] > 0) {
          signals += mass[state] * leaving[state];
          after[0] += mass[state] * toZero[state];
          for (int x = mostToZero(state) + 1; x < fewestToLeave(state); x++) {
            after[state + x * lattice - reference] += mass[state] * probability[x];
          }
        }
      }
      after[start] += signals;
      expected += signals;
      mass = after;
    }
    return expected;
  }

  private int mostToZero(int state) {
    return state > reference ? -1 : (reference - state) / lattice;
  }

  private int fewestToLeave(int state) {
    return (leaving.length - state + reference + lattice - 1) / lattice;
  }
}
