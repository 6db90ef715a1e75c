package org.mendlake.statistics.monitoring;

import java.util.Arrays;

/**
 * Expected number of steps until a Markov chain leaves its states. Eliminates states without a
 * single subtraction (Grassmann, Taksar and Heyman 1985), so that run lengths keep their digits
 * however long they are.
 */
final class AbsorbingChain {
  private AbsorbingChain() {}

  /**
   * Steps from each state, the last one counted.
   *
   * @param moves probabilities from state (row) to state; overwritten
   * @param leaving probability to leave from each state; overwritten
   * @return infinite where the chain does not leave within the range of double numbers
   */
  static double[] steps(double[][] moves, double[] leaving) {
    int states = leaving.length;
    double[] time = new double[states];
    Arrays.fill(time, 1);
    double[] outward = new double[states];
    for (int last = states - 1; last > 0; last--) {
      double[] from = moves[last];
      double out = leaving[last];
      for (int j = 0; j < last; j++) {
        out += from[j];
      }
      outward[last] = out;
      for (int i = 0; i < last; i++) {
        double share = moves[i][last] / out;
        if (share > 0) {
          for (int j = 0; j < last; j++) {
            moves[i][j] += share * from[j];
          }
          leaving[i] += share * leaving[last];
          time[i] += share * time[last];
        }
      }
    }
    double[] steps = new double[states];
    steps[0] = time[0] / leaving[0];
    for (int n = 1; n < states; n++) {
      double sum = time[n];
      for (int j = 0; j < n; j++) {
        sum += moves[n][j] * steps[j];
      }
      steps[n] = sum / outward[n];
    }
    return steps;
  }
}
