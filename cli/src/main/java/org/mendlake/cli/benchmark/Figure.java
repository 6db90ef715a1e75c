package org.mendlake.cli.benchmark;

/** A figure of the report, with its bar if it has one. */
public record Figure(String name, double value) {

  /** Whether it lies on the wrong side of its bar. */
  public boolean isMissed() {
    return Bar.of(name).filter(bar -> bar.isMissedBy(value)).isPresent();
  }

  /** The figure in words, against its bar. */
  public String words() {
    return Bar.of(name)
        .map(
            bar ->
                "%s: %s (must be %s %s, aim %s%s)"
                    .formatted(
                        name,
                        number(value),
                        bar.isFloor() ? "at least" : "at most",
                        number(bar.must()),
                        number(bar.aim()),
                        isMissed()
                            ? "; MISSED"
                            : bar.isAimReachedBy(value) ? "; aim reached" : "; met"))
        .orElse("%s: %s".formatted(name, number(value)));
  }

  /** Digits that a reader can use: whole numbers above a hundred. */
  static String number(double value) {
    return Math.abs(value) >= 100 ? "%,.0f".formatted(value) : "%,.3g".formatted(value);
  }
}
