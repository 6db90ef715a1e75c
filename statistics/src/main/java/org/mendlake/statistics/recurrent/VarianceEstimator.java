package org.mendlake.statistics.recurrent;

/**
 * How the variance of a mean cumulative function is estimated. Both take in that the events of one
 * machine go together; methods that add up variances of single events do not, and are not offered.
 */
public enum VarianceEstimator {
  /**
   * Sum over units of the square of their summed deviations, {@code sum_i (sum_k delta_i(t_k)
   * [d_i(t_k) - mean d(t_k)] / n(t_k))^2}. Never negative; a little low for few units (Lawless and
   * Nadeau 1995; Meeker and Escobar 1998, eq. 16.2).
   */
  LAWLESS_NADEAU("Lawless-Nadeau variance"),
  /**
   * Unbiased: sample variances and covariances with divisor n - 1 of the units under observation at
   * both ages. About n/(n - 1) of the other; it can come out negative, and then there are no limits
   * (Nelson 1995).
   */
  NELSON("Nelson's unbiased variance");

  private final String title;

  VarianceEstimator(String title) {
    this.title = title;
  }

  /** Its name beside a number. */
  public String title() {
    return title;
  }
}
