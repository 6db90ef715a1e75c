package org.mendlake.analysis.plot;

/**
 * Something drawn between the axes.
 *
 * <p>The legend shows each name once; an empty name is not shown.
 */
public sealed interface Layer {
  /** What the legend calls it. */
  String name();

  /** What a mark means. */
  enum Mark {
    /** A value like the others. */
    PLAIN,
    /** A value that a rule points at. */
    SIGNAL,
    /** A value left out of the calculation, or beside the one that counts. */
    ASIDE
  }

  /** What a line means. */
  enum Meaning {
    /** What is estimated. */
    ESTIMATE,
    /** Limits of what is estimated. */
    BOUND,
    /** Joins points in their order. */
    CONNECTION,
    /** A centre or target to compare with. */
    CENTRE,
    /** A limit to compare with. */
    LIMIT,
    /** A narrower limit to compare with. */
    WARNING
  }

  /** Marks at points. */
  record Points(String name, Mark mark, Curve points) implements Layer {}

  /** Straight lines from point to point. */
  record Line(String name, Meaning meaning, Curve points) implements Layer {}

  /** A level that holds from each point to the next. */
  record Steps(String name, Meaning meaning, Curve points) implements Layer {}

  /** The room between two curves. */
  record Band(String name, Curve lower, Curve upper) implements Layer {}

  /** Limits below and above each point. */
  record Whiskers(String name, Curve lower, Curve upper) implements Layer {}

  /** Bars from zero. */
  record Bars(String name, Curve tops) implements Layer {}
}
