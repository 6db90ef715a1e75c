package org.mendlake.schema;

/** What kind of rows a table holds, in the terms of dimensional modelling. */
public enum Kind {
  /** Append-only record of what arrived. */
  LOG,
  /** Who, what, where: the context of facts. */
  DIMENSION,
  /** One row for each thing that happened. */
  TRANSACTION,
  /** One row for each thing and period. */
  PERIODIC,
  /** One row for each process, updated at its milestones. */
  ACCUMULATING,
  /** A relation without measures. */
  FACTLESS,
  /** Many-to-many relation between dimensions. */
  BRIDGE,
  /** The answer to a question. */
  MART;

  /** Whether rows of this kind are facts and so carry when they happened and were known. */
  public boolean isFact() {
    return this == TRANSACTION || this == PERIODIC || this == ACCUMULATING || this == FACTLESS;
  }
}
