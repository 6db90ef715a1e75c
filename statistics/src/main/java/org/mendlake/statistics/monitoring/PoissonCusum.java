package org.mendlake.statistics.monitoring;

import java.util.List;

/**
 * CUSUM of counts: C = max(0, C + x - k e), signal at C at or above h (Lucas 1985). Times ln(m1/m0)
 * it is the CUSUM of log-likelihood ratios for a rise of the mean from m0 to m1 where k = (m1 - m0)
 * / ln(m1/m0).
 *
 * @param reference k, in events per period of typical exposure
 * @param threshold h, in events
 * @param headStart where it starts and restarts: 0, or h/2 for a fast initial response; below h
 */
public record PoissonCusum(double reference, double threshold, double headStart) {
  private static final int FINEST_LATTICE = 1000;
  private static final int MOST_STATES = 2048;

  public PoissonCusum {
    if (!(reference > 0 && reference < 1e9) || !(threshold > 0 && threshold < 1e9)) {
      throw new IllegalArgumentException(
          "Cannot run a CUSUM with k %s and h %s: both are positive and below 1e9"
              .formatted(reference, threshold));
    }
    if (!(headStart >= 0 && headStart < threshold)) {
      throw new IllegalArgumentException(
          "Cannot start a CUSUM at %s: the head start is from 0 to below the threshold %s"
              .formatted(headStart, threshold));
    }
  }

  /** A chart that starts at 0. */
  public static PoissonCusum of(double reference, double threshold) {
    return new PoissonCusum(reference, threshold, 0);
  }

  /** The reference value that is best between an acceptable and a rejectable mean. */
  public static double bestReference(double acceptable, double rejectable) {
    if (!(acceptable > 0 && acceptable < rejectable) || Double.isInfinite(rejectable)) {
      throw new IllegalArgumentException(
          "Cannot tell a mean of %s from %s: the acceptable one is positive and the smaller"
              .formatted(acceptable, rejectable));
    }
    return (rejectable - acceptable) / Math.log(rejectable / acceptable);
  }

  /**
   * The path through the periods. An excluded period, or one without exposure, leaves the statistic
   * as it is.
   *
   * @param typicalSize exposure of the period that the reference value is for
   */
  public CusumChart run(List<Subgroup> periods, double typicalSize) {
    if (!(typicalSize > 0) || Double.isInfinite(typicalSize)) {
      throw new IllegalArgumentException(
          "Cannot run a CUSUM for a typical size of " + typicalSize + ": it is positive");
    }
    double[] increments =
        periods.stream()
            .mapToDouble(
                period ->
                    period.exclusion().isPresent()
                        ? 0
                        : period.count() - reference * period.size() / typicalSize)
            .toArray();
    return CusumChart.of("Poisson CUSUM", threshold, headStart, increments);
  }

  /**
   * Run lengths for Poisson counts of a constant mean, by the Markov chain of the statistic's
   * values (Brook and Evans 1972): exact, because they lie on a lattice.
   *
   * @throws IllegalArgumentException if k, h and head start have no common lattice that is coarse
   *     enough
   */
  public PoissonRunLength runLength(double mean) {
    int lattice = lattice();
    return new PoissonRunLength(
        steps(reference, lattice),
        steps(threshold, lattice),
        steps(headStart, lattice),
        lattice,
        mean);
  }

  private int lattice() {
    for (int lattice = 1; lattice <= FINEST_LATTICE; lattice++) {
      if (fits(reference, lattice)
          && fits(threshold, lattice)
          && fits(headStart, lattice)
          && threshold * lattice <= MOST_STATES) {
        return lattice;
      }
    }
    throw new IllegalArgumentException(
        "Cannot compute run lengths for k %s, h %s and head start %s: they are no multiples of one step with at most %d steps to h; round them"
            .formatted(reference, threshold, headStart, MOST_STATES));
  }

  private static boolean fits(double value, int lattice) {
    return Math.abs(value * lattice - Math.rint(value * lattice)) <= 1e-9 * lattice;
  }

  private static int steps(double value, int lattice) {
    return (int) Math.round(value * lattice);
  }
}
