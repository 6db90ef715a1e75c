package org.mendlake.statistics.monitoring;

import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * CUSUM of a measurement: C = max(0, C + (x - m) / s - k), signal at C at or above h (Page 1954).
 *
 * @param mean m in control
 * @param deviation s in control, positive
 * @param reference k, half of the shift to find, in deviations
 * @param threshold h, in deviations
 */
public record NormalCusum(double mean, double deviation, double reference, double threshold) {
  private static final int NODES = 60;
  private static final double GREATEST_THRESHOLD = 40;
  private static final GaussIntegrator LEGENDRE = new GaussIntegratorFactory().legendre(NODES);

  public NormalCusum {
    boolean finite = Double.isFinite(mean) && Double.isFinite(deviation);
    if (!finite || !(deviation > 0 && reference >= 0 && threshold > 0 && threshold < 1000)) {
      throw new IllegalArgumentException(
          "Cannot run a CUSUM with mean %s, deviation %s, k %s and h %s: finite; deviation and h positive, k not negative"
              .formatted(mean, deviation, reference, threshold));
    }
  }

  /**
   * The chart with the smallest threshold that keeps to a budget of false alarms, up to 40
   * deviations.
   *
   * @param mean in control
   * @param deviation in control, positive
   * @param reference k, in deviations
   * @return refused where even the highest threshold exceeds the budget
   */
  public static Outcome<NormalCusum> within(
      AlarmBudget budget, double mean, double deviation, double reference) {
    return ThresholdSearch.smallest(
            budget,
            GREATEST_THRESHOLD,
            h -> new NormalCusum(mean, deviation, reference, h).averageRunLength(0))
        .map(h -> new NormalCusum(mean, deviation, reference, h));
  }

  /**
   * The deviation that values have from one to the next: mean moving range over 1.128, which a slow
   * change of the mean hardly moves. What is excluded is passed by.
   *
   * @return refused without two values that differ
   */
  public static Outcome<Double> deviationOf(List<Measurement> values) {
    OptionalDouble deviation =
        Baselines.movingRangeSigma(
            values.stream()
                .filter(each -> each.exclusion().isEmpty())
                .mapToDouble(Measurement::value)
                .toArray());
    return deviation.isPresent()
        ? Outcome.of(deviation.getAsDouble())
        : Outcome.refused(
            Reason.NO_VARIATION, "No two values differ, so they tell no deviation; state it");
  }

  /** The path through the values, in order of time; what is excluded leaves it as it is. */
  public CusumChart run(List<Measurement> values) {
    double[] increments =
        values.stream()
            .mapToDouble(
                each ->
                    each.exclusion().isPresent()
                        ? 0
                        : (each.value() - mean) / deviation - reference)
            .toArray();
    return CusumChart.of("normal CUSUM", threshold, 0, increments);
  }

  /**
   * Average number of values to a signal where the true mean is shifted, by Page's integral
   * equation on 60 Gauss-Legendre nodes.
   *
   * @param shift in deviations; 0 gives the run length to a false signal
   * @return refused where it is too long to be told
   */
  public Outcome<Double> averageRunLength(double shift) {
    NormalDistribution step = new NormalDistribution(shift - reference, 1);
    double[][] moves = new double[NODES + 1][NODES + 1];
    double[] leaving = new double[NODES + 1];
    for (int i = 0; i <= NODES; i++) {
      double from = i == 0 ? 0 : node(i - 1);
      moves[i][0] = step.cumulativeProbability(-from);
      for (int j = 0; j < NODES; j++) {
        moves[i][j + 1] = LEGENDRE.getWeight(j) * threshold / 2 * step.density(node(j) - from);
      }
      leaving[i] =
          new NormalDistribution(0, 1).cumulativeProbability(shift - reference - threshold + from);
    }
    double length = AbsorbingChain.steps(moves, leaving)[0];
    return Double.isFinite(length)
        ? Outcome.of(length)
        : Outcome.refused(Reason.UNBOUNDED, "The chart practically never signals");
  }

  private double node(int index) {
    return threshold / 2 * (1 + LEGENDRE.getPoint(index));
  }
}
