package org.mendlake.analysis.validation;

import java.util.Locale;

/** Numbers as the document prints them: four significant digits. */
final class FigureText {
  private FigureText() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    int digits = (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.max(0, 3 - digits) + "f", value);
  }

  static String of(Band band) {
    return of(band.least()) + " to " + of(band.most());
  }
}
