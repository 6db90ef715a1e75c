package org.mendlake.dashboards.superset;

import java.util.Optional;

/**
 * A filter of a dashboard as it is written by hand.
 *
 * @param table dataset whose values are offered; empty for a period
 * @param column column that is filtered, in every chart whose dataset has it; empty for a period
 * @param firstBy measure of the dataset that orders the values, the largest first; by name without
 */
record FilterSource(
    String title,
    String description,
    Kind kind,
    Optional<String> table,
    Optional<String> column,
    Optional<String> firstBy) {

  /** What a reader picks. */
  enum Kind {
    /** Any number of values of a column. */
    MANY,
    /** Exactly one value of a column, the first unless another is picked. */
    ONE,
    /** A range of days. */
    PERIOD
  }
}
