package org.mendlake.ingestion.simulation.truth;

/** How much of what the facts must hold is worked out. */
public enum TruthDetail {
  /** Nothing of the facts, but what becomes of every record. */
  NONE,
  /** Rows and sums of each fact as well. */
  TOTALS,
  /** Every row of each fact as well. */
  FACTS
}
