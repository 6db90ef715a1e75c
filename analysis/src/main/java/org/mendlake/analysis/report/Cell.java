package org.mendlake.analysis.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

/** One value of a report. */
public sealed interface Cell {

  /** A measured or estimated number; finite. */
  record Real(double value) implements Cell {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("Cannot report " + value);
      }
    }
  }

  /** A count. */
  record Whole(long value) implements Cell {}

  /** A name or a sentence. */
  record Text(String value) implements Cell {}

  /** Yes or no. */
  record Flag(boolean value) implements Cell {}

  /** Several values, such as the rows that signal. */
  record Several(List<Cell> values) implements Cell {
    public Several {
      values = List.copyOf(values);
    }
  }

  /** No value, and why; an empty reason where there is nothing to tell. */
  record Missing(Optional<Reason> reason) implements Cell {}

  /** A number. */
  static Cell of(double value) {
    return new Real(value);
  }

  /** A count. */
  static Cell of(long value) {
    return new Whole(value);
  }

  /** A name or a sentence. */
  static Cell of(String value) {
    return new Text(value);
  }

  /** Places in the input, such as rows that signal. */
  static Cell places(List<Integer> values) {
    return new Several(values.stream().map(place -> of(place.longValue())).toList());
  }

  /** Yes or no. */
  static Cell flag(boolean value) {
    return new Flag(value);
  }

  /** A number, or nothing. */
  static Cell of(OptionalDouble value) {
    return value.isPresent() ? new Real(value.getAsDouble()) : missing();
  }

  /** A number, or nothing. */
  static Cell of(Optional<Double> value) {
    return value.<Cell>map(Real::new).orElseGet(Cell::missing);
  }

  /** A number, or the reason for none. */
  static Cell of(Outcome<Double> outcome) {
    return outcome instanceof Refusal<Double> refusal
        ? missing(refusal.reason())
        : new Real(outcome.orElseThrow());
  }

  /** One side of an interval, or the reason for none. */
  static Cell of(Limit limit) {
    return limit.value().<Cell>map(Real::new).orElseGet(() -> new Missing(limit.reason()));
  }

  /** Nothing. */
  static Cell missing() {
    return new Missing(Optional.empty());
  }

  /** Nothing, because of {@code reason}. */
  static Cell missing(Reason reason) {
    return new Missing(Optional.of(reason));
  }
}
