package org.mendlake.analysis.report;

import java.util.Optional;
import org.mendlake.statistics.Estimate;
import org.mendlake.statistics.Interval;

/**
 * A number with what is known about its precision.
 *
 * @param name key in JSON, such as {@code eta}
 * @param label for people, such as {@code eta (scale)}
 * @param value finite
 */
public record Quantity(
    String name,
    String label,
    double value,
    Optional<Double> standardError,
    Optional<Interval> interval) {
  public Quantity {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Cannot report " + name + " = " + value);
    }
  }

  /** With neither a standard error nor an interval. */
  public static Quantity of(String name, String label, double value) {
    return new Quantity(name, label, value, Optional.empty(), Optional.empty());
  }

  /** With an interval. */
  public static Quantity of(String name, String label, double value, Interval interval) {
    return new Quantity(name, label, value, Optional.empty(), Optional.of(interval));
  }

  /** An estimate of the statistics. */
  public static Quantity of(String name, String label, Estimate estimate) {
    return new Quantity(
        name, label, estimate.value(), estimate.standardError(), Optional.of(estimate.interval()));
  }

  /** The same with a standard error. */
  public Quantity withStandardError(double error) {
    return new Quantity(name, label, value, Optional.of(error), interval);
  }
}
