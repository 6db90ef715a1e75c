package org.mendlake.statistics.recurrent;

/** What ended the observation of a history. */
public enum Truncation {
  /** A time that events did not decide. */
  TIME("time-truncated"),
  /** The last event itself. */
  FAILURE("failure-truncated"),
  /** The one for some units of a fleet, the other for others. */
  MIXED("time- and failure-truncated");

  private final String word;

  Truncation(String word) {
    this.word = word;
  }

  /** Its word beside a number. */
  public String word() {
    return word;
  }

  /** What ended the histories of a fleet. */
  static Truncation of(Fleet fleet) {
    int byEvent = fleet.endingAtEvent();
    return byEvent == 0 ? TIME : byEvent == fleet.units().size() ? FAILURE : MIXED;
  }
}
