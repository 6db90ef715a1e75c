package org.mendlake.statistics.life;

import java.util.Arrays;
import java.util.Optional;

/**
 * Turnbull's self-consistency, which is expectation-maximisation: each row spreads its weight over
 * the intervals that it allows in proportion to their probability, and a row that entered late
 * stands also for the units that failed before they could enter. Squared extrapolation (Varadhan
 * and Roland 2008) speeds it up. It ends when no interval deserves more probability: the conditions
 * under which the maximum is global where nobody entered late (Gentleman and Geyer 1994).
 */
final class SelfConsistency {
  private static final int MOST_ROUNDS = 20_000;
  private static final double SETTLED = 1e-9;

  /** What an interval without probability may seem to deserve, relative to the others. */
  private static final double SLACK = 1e-5;

  private final double[] weight;
  private final int[] first;
  private final int[] beyond;
  private final int[] visible;
  private final int size;
  private final double[] cumulative;
  private final double[] share;

  SelfConsistency(LifeData data, TurnbullSupport support) {
    int rows = data.rows();
    size = support.size();
    weight = new double[rows];
    first = new int[rows];
    beyond = new int[rows];
    visible = new int[rows];
    cumulative = new double[size + 1];
    share = new double[size + 1];
    for (int row = 0; row < rows; row++) {
      weight[row] = data.weight(row);
      first[row] = support.firstFrom(data.lower(row), data.isExact(row));
      beyond[row] = data.isFailure(row) ? support.firstBeyond(data.upper(row)) : size;
      visible[row] = data.entry(row) > 0 ? support.firstFrom(data.entry(row), false) : 0;
    }
  }

  /** The probabilities of the intervals; none if the search does not settle. */
  Optional<double[]> masses() {
    double[] start = new double[size];
    Arrays.fill(start, 1.0 / size);
    double[] once = new double[size];
    double[] twice = new double[size];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      improve(start, once);
      if (improve(once, twice)) {
        return Optional.of(twice);
      }
      start = extrapolated(start, once, twice);
    }
    return Optional.empty();
  }

  /** The log-likelihood of probabilities. */
  double logLikelihood(double[] probability) {
    accumulate(probability);
    double sum = 0;
    for (int row = 0; row < weight.length; row++) {
      sum += weight[row] * Math.log(probabilityOf(row) / probabilityVisible(row));
    }
    return sum;
  }

  /** One round; whether it changed nothing and nothing deserves more. */
  private boolean improve(double[] from, double[] to) {
    accumulate(from);
    Arrays.fill(share, 0);
    double units = 0;
    for (int row = 0; row < weight.length; row++) {
      double own = weight[row] / probabilityOf(row);
      share[first[row]] += own;
      share[beyond[row]] -= own;
      double seen = weight[row] / probabilityVisible(row);
      units += seen;
      share[0] += seen;
      share[visible[row]] -= seen;
    }
    boolean isSettled = true;
    double running = 0;
    for (int at = 0; at < size; at++) {
      running += share[at];
      double deserved = Math.max(0, running / units);
      to[at] = from[at] * deserved;
      isSettled &= Math.abs(to[at] - from[at]) < SETTLED && deserved < 1 + SLACK;
    }
    normalize(to);
    return isSettled;
  }

  private double[] extrapolated(double[] start, double[] once, double[] twice) {
    double step = 0;
    double bend = 0;
    for (int at = 0; at < size; at++) {
      double change = once[at] - start[at];
      double turn = twice[at] - once[at] - change;
      step += change * change;
      bend += turn * turn;
    }
    double length = bend > 0 ? Math.max(1, Math.sqrt(step / bend)) : 1;
    double[] far = new double[size];
    for (int at = 0; at < size; at++) {
      double change = once[at] - start[at];
      double turn = twice[at] - once[at] - change;
      far[at] = start[at] + length * (2 * change + length * turn);
      if (!(far[at] > 0)) {
        far[at] = twice[at] / 2;
      }
    }
    normalize(far);
    boolean isBetter = logLikelihood(far) >= logLikelihood(twice);
    return isBetter ? far : twice.clone();
  }

  private void accumulate(double[] probability) {
    for (int at = 0; at < size; at++) {
      cumulative[at + 1] = cumulative[at] + probability[at];
    }
  }

  private double probabilityOf(int row) {
    return Math.max(Double.MIN_NORMAL, cumulative[beyond[row]] - cumulative[first[row]]);
  }

  private double probabilityVisible(int row) {
    return Math.max(Double.MIN_NORMAL, cumulative[size] - cumulative[visible[row]]);
  }

  private static void normalize(double[] probability) {
    double sum = 0;
    for (double value : probability) {
      sum += value;
    }
    for (int at = 0; at < probability.length; at++) {
      probability[at] /= sum;
    }
  }
}
