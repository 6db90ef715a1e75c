package org.mendlake.statistics.monitoring;

import java.util.OptionalDouble;

/**
 * What a Pareto chart ranks: a defect, a component, a cause.
 *
 * @param kind whether it is one cause, or the rest that hides several
 * @param count number of events
 * @param cost sum over the events: money, downtime, labour; credits may make it negative
 * @param costSquares sum of the squared costs of the events, for the interval of a rank; unknown
 *     where only the sum is
 * @param exposure what the count is divided by for a rate; unknown where no rate is asked
 */
public record ParetoCategory(
    String name,
    Kind kind,
    long count,
    double cost,
    OptionalDouble costSquares,
    OptionalDouble exposure) {

  /** Whether a category is one cause. */
  public enum Kind {
    /** One cause. */
    KNOWN,
    /** Other or unknown causes: ranked last, however large. */
    REST
  }

  public ParetoCategory {
    if (count < 0 || !Double.isFinite(cost)) {
      throw new IllegalArgumentException(
          "Cannot rank %s with count %d and cost %s: a count is not negative, a cost is finite"
              .formatted(name, count, cost));
    }
    requirePositive(name, "sum of squares", costSquares, 0);
    requirePositive(name, "exposure", exposure, Double.MIN_VALUE);
  }

  private static void requirePositive(
      String name, String what, OptionalDouble value, double least) {
    value.ifPresent(
        number -> {
          if (!(number >= least) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(
                "Cannot rank %s with the %s %s: it is finite and positive"
                    .formatted(name, what, number));
          }
        });
  }

  /** One cause with its number of events. */
  public static ParetoCategory known(String name, long count) {
    return new ParetoCategory(
        name, Kind.KNOWN, count, 0, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Other or unknown causes with their number of events. */
  public static ParetoCategory rest(String name, long count) {
    return new ParetoCategory(
        name, Kind.REST, count, 0, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** The same with a sum of costs. */
  public ParetoCategory costing(double sum) {
    return new ParetoCategory(name, kind, count, sum, OptionalDouble.empty(), exposure);
  }

  /** The same with a sum of costs and of their squares. */
  public ParetoCategory costing(double sum, double squares) {
    return new ParetoCategory(name, kind, count, sum, OptionalDouble.of(squares), exposure);
  }

  /** The same with an exposure. */
  public ParetoCategory exposedFor(double amount) {
    return new ParetoCategory(name, kind, count, cost, costSquares, OptionalDouble.of(amount));
  }

  boolean isRest() {
    return kind == Kind.REST;
  }
}
