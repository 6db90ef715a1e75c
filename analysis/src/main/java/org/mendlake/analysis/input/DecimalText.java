package org.mendlake.analysis.input;

import java.util.OptionalDouble;

/** Reads a decimal number such as -12.5 or 1e6, and nothing else that Java takes for one. */
final class DecimalText {
  private DecimalText() {}

  /**
   * The number; empty for hexadecimal ones, NaN, infinities, suffixes and all that is no number.
   */
  static OptionalDouble parse(String text) {
    for (int place = 0; place < text.length(); place++) {
      char each = text.charAt(place);
      boolean isDigit = each >= '0' && each <= '9';
      if (!isDigit && "+-.eE".indexOf(each) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }
}
