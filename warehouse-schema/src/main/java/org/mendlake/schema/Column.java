package org.mendlake.schema;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param type Spark SQL type
 * @param nullable whether NULL has a meaning, which the description states
 * @param role what the column is for
 * @param unit unit of a measure
 * @param additivity whether and over what a measure may be summed
 */
public record Column(
    String name,
    String type,
    boolean nullable,
    Role role,
    Text description,
    Optional<String> unit,
    Optional<Additivity> additivity) {

  /** What a column is for; decides whether it counts as content. */
  public enum Role {
    /** Content of the warehouse. */
    BUSINESS,
    /** Surrogate key, kept by the runner. */
    SURROGATE,
    /** When something became known: content, but apart when two histories of one truth compare. */
    KNOWLEDGE,
    /** How the row got here: never read by a transform, left out of content hashes. */
    AUDIT
  }

  /** Over what a measure may be summed. */
  public enum Additivity {
    /** Over every dimension. */
    ADDITIVE,
    /** Over every dimension but time. */
    SEMI_ADDITIVE,
    /** Not at all: a ratio, a unit price, a running total. */
    NON_ADDITIVE
  }
}
