package org.mendlake.statistics.monitoring;

/**
 * How many false alarms may be looked into.
 *
 * @param streams series watched at the same time, such as product x component
 * @param periodsPerYear looks at each in a year
 * @param alarmsPerYear false alarms of all together that are bearable in a year
 */
public record AlarmBudget(int streams, int periodsPerYear, double alarmsPerYear) {
  public AlarmBudget {
    if (streams < 1 || periodsPerYear < 1 || !(alarmsPerYear > 0 && alarmsPerYear < 1e9)) {
      throw new IllegalArgumentException(
          "Cannot allow %s alarms a year in %d streams of %d periods: all are positive"
              .formatted(alarmsPerYear, streams, periodsPerYear));
    }
  }

  /** The run length that one stream needs at least in the long run. */
  public double leastRunLength() {
    return streams * (double) periodsPerYear / alarmsPerYear;
  }
}
