package org.mendlake.statistics.comparison;

/**
 * The ranks that a unit may hold, 1 being the largest value.
 *
 * @param lower the best rank
 * @param upper the worst rank
 * @param confidence share of draws within, at least
 */
public record RankInterval(int lower, int upper, double confidence) {
  public RankInterval {
    if (lower < 1 || upper < lower) {
      throw new IllegalArgumentException(
          "Cannot use ranks " + lower + " to " + upper + ": they begin at 1 and do not fall");
    }
  }
}
