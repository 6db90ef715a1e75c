package org.mendlake.statistics.recurrent;

/**
 * A test of the null hypothesis that a process has no trend, against events that come ever more or
 * ever less often.
 *
 * @param method its name
 * @param statistic its value
 * @param degrees degrees of freedom of a chi-square statistic; 0 for one that is standard normal
 * @param pValue probability of a value as far out on either side, if there is no trend
 * @param direction to which side it lies
 * @param events events that it uses; of a failure-truncated history the last is left out
 */
public record TrendTest(
    String method, double statistic, int degrees, double pValue, Direction direction, int events) {

  /** Where events tend to. */
  public enum Direction {
    /** They come ever more often. */
    DETERIORATING,
    /** They come ever less often. */
    IMPROVING,
    /** Neither. */
    NONE;

    static Direction of(double late) {
      return late > 0 ? DETERIORATING : late < 0 ? IMPROVING : NONE;
    }
  }
}
