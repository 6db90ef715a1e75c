package org.mendlake.statistics.recurrent;

/** What an event adds to a mean cumulative function. */
public enum Measure {
  /** One for each event. */
  COUNT,
  /** Its cost; an event whose cost is not stated adds nothing. */
  COST
}
