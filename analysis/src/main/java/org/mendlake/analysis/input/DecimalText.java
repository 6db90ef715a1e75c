package org.mendlake.analysis.input;

import java.util.OptionalDouble;

/** Reads a decimal number such as -12.5 or 1e6, and nothing else that Java takes for one. */
public final class DecimalText {
  /** What a message says of a number that is too large or too small to calculate with. */
  public static final String USABLE = "0, or a number between 1e-50 and 1e50 in size";

  private static final double LARGEST = 1e50;

  private DecimalText() {}

  /**
   * The number; empty for hexadecimal ones, NaN, infinities in words, suffixes and all that is no
   * number. One past the range of doubles is infinite.
   */
  public static OptionalDouble parse(String text) {
    for (int place = 0; place < text.length(); place++) {
      char each = text.charAt(place);
      boolean isDigit = each >= '0' && each <= '9';
      if (!isDigit && "+-.eE".indexOf(each) < 0) {
        return OptionalDouble.empty();
      }
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Whether squares, products and sums of such numbers stay numbers: nothing that is counted or
   * measured is larger or smaller.
   */
  public static boolean isUsable(double value) {
    double size = Math.abs(value);
    return size == 0 || (size >= 1 / LARGEST && size <= LARGEST);
  }
}
