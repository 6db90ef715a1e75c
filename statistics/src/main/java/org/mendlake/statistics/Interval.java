package org.mendlake.statistics;

import java.util.Optional;

/**
 * Limits of a value. A side that the data do not limit has no number and the reason {@code
 * unbounded}; it is never clipped.
 *
 * @param confidence of the two sides together, between 0 and 1
 * @param lower the lower limit, or why there is none
 * @param upper the upper limit, or why there is none
 * @param method how it was computed, in the field's standard words
 */
public record Interval(double confidence, Limit lower, Limit upper, String method) {

  /** One side of an interval: a finite number, or the reason for none. */
  public record Limit(Optional<Double> value, Optional<Reason> reason) {
    public Limit {
      if (value.isPresent() == reason.isPresent()) {
        throw new IllegalArgumentException("A limit has either a value or a reason for none");
      }
      value.ifPresent(number -> requireFinite(number));
    }

    private static void requireFinite(double number) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("Cannot use " + number + " as a limit");
      }
    }

    /** A limit at a finite value. */
    public static Limit at(double value) {
      return new Limit(Optional.of(value), Optional.empty());
    }

    /** No limit, with the reason. */
    public static Limit none(Reason reason) {
      return new Limit(Optional.empty(), Optional.of(reason));
    }
  }

  public Interval {
    requireConfidence(confidence);
    if (lower.value().isPresent()
        && upper.value().isPresent()
        && lower.value().get() > upper.value().get()) {
      throw new IllegalArgumentException(
          "Cannot use limits "
              + lower.value().get()
              + " and "
              + upper.value().get()
              + ": reversed");
    }
  }

  /**
   * A confidence, checked.
   *
   * @throws IllegalArgumentException unless it lies between 0 and 1, both excluded
   */
  public static double requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "Cannot use confidence " + confidence + ": it lies between 0 and 1, both excluded");
    }
    return confidence;
  }

  /** An interval with both limits. */
  public static Interval of(double confidence, double lower, double upper, String method) {
    return new Interval(confidence, Limit.at(lower), Limit.at(upper), method);
  }
}
