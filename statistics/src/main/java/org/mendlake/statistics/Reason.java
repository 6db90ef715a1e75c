package org.mendlake.statistics;

import java.util.Locale;

/** Why there is no number, or why a number deserves caution. */
public enum Reason {
  /** Nothing to work on: no rows, or none with a positive weight. */
  NO_DATA,
  /** Data of a kind that the method does not take. */
  UNSUITABLE_DATA,
  /** No failure at all. */
  NO_FAILURES,
  /** Fewer failures than the method needs. */
  TOO_FEW_FAILURES,
  /** The data do not limit the value on this side. */
  UNBOUNDED,
  /** Too young to compare: what is still to be reported is not in yet. */
  IMMATURE,
  /** Too few units at risk, in the group or in the period. */
  TOO_FEW_AT_RISK,
  /** Too few points, periods or units for the method. */
  TOO_FEW_POINTS,
  /** The likelihood has its largest value at the edge of what is possible. */
  AT_THE_EDGE,
  /** All values are equal where the method lives from their differences. */
  NO_VARIATION,
  /** The result rests on data far from where it is asked for. */
  EXTRAPOLATED,
  /** The result rests on something assumed, not seen. */
  ASSUMED,
  /** The result holds nearly, not exactly. */
  APPROXIMATE,
  /** The data contradict the model. */
  POOR_FIT,
  /** A denominator of zero. */
  NO_EXPOSURE,
  /** More data than the method works through in a bearable time. */
  TOO_LARGE,
  /** The search did not settle. */
  NOT_CONVERGED;

  /** The word that tables and files hold, such as {@code too_few_failures}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
