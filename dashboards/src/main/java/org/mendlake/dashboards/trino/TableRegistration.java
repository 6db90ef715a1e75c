package org.mendlake.dashboards.trino;

/**
 * What a publication did with one table.
 *
 * @param table layer and name, such as {@code gold.fct_defect}
 */
public record TableRegistration(String table, Outcome outcome) {

  /** What was done. The data of a table are never touched. */
  public enum Outcome {
    /** Was not known to Trino; now it is. */
    REGISTERED,
    /** Was registered at another location; now at the right one. */
    MOVED,
    /** Was registered already; what Trino remembered of it was dropped, so that it looks again. */
    CURRENT,
    /** No longer exists in the lake; Trino no longer lists it. */
    UNREGISTERED
  }
}
