package org.mendlake.statistics.monitoring;

import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.numeric.PoissonLaw;

/** How long a Poisson CUSUM runs until it signals, for one mean. Lengths in periods. */
public final class PoissonRunLength {
  private final int reference;
  private final int states;
  private final int start;
  private final int lattice;
  private final PoissonLaw law;
  private final double[] probability;

  /** All values in steps of the lattice, which has so many steps to an event. */
  PoissonRunLength(int reference, int threshold, int start, int lattice, double mean) {
    this.reference = reference;
    this.states = threshold;
    this.start = start;
    this.lattice = lattice;
    this.law = new PoissonLaw(mean);
    this.probability = new double[(threshold + reference) / lattice + 1];
    for (int x = 0; x < probability.length; x++) {
      probability[x] = law.probability(x);
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
    double[][] moves = new double[states][states];
    double[] leaving = new double[states];
    for (int state = 0; state < states; state++) {
      leaving[state] = leaving(state);
      for (int x = 0; x < fewestToLeave(state); x++) {
        moves[state][next(state, x)] += probability[x];
      }
    }
    double steps = AbsorbingChain.steps(moves, leaving)[from];
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
    double[] mass = new double[states];
    mass[start] = 1;
    double expected = 0;
    for (int period = 0; period < periods; period++) {
      double[] after = new double[states];
      double signals = 0;
      for (int state = 0; state < states; state++) {
        if (mass[state] > 0) {
          signals += mass[state] * leaving(state);
          for (int x = 0; x < fewestToLeave(state); x++) {
            after[next(state, x)] += mass[state] * probability[x];
          }
        }
      }
      after[start] += signals;
      expected += signals;
      mass = after;
    }
    return expected;
  }

  private int next(int state, int events) {
    return Math.max(0, state + events * lattice - reference);
  }

  private int fewestToLeave(int state) {
    return (states - state + reference + lattice - 1) / lattice;
  }

  private double leaving(int state) {
    return law.atLeast(fewestToLeave(state));
  }
}
