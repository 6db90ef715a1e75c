package org.mendlake.analysis.input;

/** What the values of a column must be. */
public enum Content {
  /** Any number. */
  NUMBER("a number, such as -12.5"),
  /** 0 or more. */
  NOT_NEGATIVE("a number of 0 or more, such as 812.5"),
  /** Above 0. */
  POSITIVE("a number above 0, such as 812.5"),
  /** 0, 1, 2 and so on. */
  WHOLE("a whole number of 0 or more, such as 17"),
  /** An answer on the scale of recommendation. */
  SCORE("a whole number from 0 to 10"),
  /** A probability, neither impossible nor certain. */
  RISK("a probability between 0 and 1, both excluded"),
  /** Yes or no. */
  FLAG("1 or 0"),
  /** A day; it is read as one, not as a number. */
  DATE("a date such as 2024-07-31"),
  /** Any text that is not empty. */
  TEXT("a text");

  /** Whole numbers are exact in a double up to here. */
  private static final double LARGEST_EXACT = 9007199254740992.0;

  private final String expected;

  Content(String expected) {
    this.expected = expected;
  }

  /** What a message says is expected. */
  String expected() {
    return expected;
  }

  boolean holds(double value) {
    return switch (this) {
      case NUMBER, DATE, TEXT -> true;
      case NOT_NEGATIVE -> value >= 0;
      case POSITIVE -> value > 0;
      case WHOLE -> value >= 0 && isWhole(value);
      case SCORE -> value >= 0 && value <= 10 && isWhole(value);
      case RISK -> value > 0 && value < 1;
      case FLAG -> value == 0 || value == 1;
    };
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
  }
}
