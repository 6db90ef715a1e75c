package org.mendlake.analysis.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Short numbers for ticks. */
final class ScaleText {
  private static final double LARGEST_PLAIN = 1e6;
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final MathContext DIGITS = new MathContext(6);

  private ScaleText() {}

  static String of(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size >= LARGEST_PLAIN || size < SMALLEST_PLAIN * (1 - 1e-9))) {
      return String.format(Locale.ROOT, "%.0e", value);
    }
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
