package org.mendlake.cli.benchmark;

import java.util.Optional;

/**
 * A figure of the report.
 *
 * @param bar what it is held against, if anything
 */
public record Figure(String name, double value, Optional<Bar> bar) {

  /** A figure with the bar of its name, if it has one. */
  public static Figure of(String name, double value) {
    return new Figure(name, value, Bar.of(name));
  }

  /** A figure with the bar of another name, such as that of the same at any size. */
  static Figure heldTo(String bar, String name, double value) {
    return new Figure(name, value, Bar.of(bar));
  }

  /** A figure that is only told. */
  public static Figure withoutBar(String name, double value) {
    return new Figure(name, value, Optional.empty());
  }

  /** Whether it lies on the wrong side of its bar. */
  public boolean isMissed() {
    return bar.filter(given -> given.isMissedBy(value)).isPresent();
  }

  /** The figure in words, against its bar. */
  public String words() {
    return bar.map(
            held ->
                "%s: %s (must be %s %s, aim %s%s)"
                    .formatted(
                        name,
                        number(value),
                        held.isFloor() ? "at least" : "at most",
                        number(held.must()),
                        number(held.aim()),
                        isMissed()
                            ? "; MISSED"
                            : held.isAimReachedBy(value) ? "; aim reached" : "; met"))
        .orElse("%s: %s".formatted(name, number(value)));
  }

  /** Digits that a reader can use: whole numbers above a hundred. */
  static String number(double value) {
    return Math.abs(value) >= 100 ? "%,.0f".formatted(value) : "%,.3g".formatted(value);
  }
}
