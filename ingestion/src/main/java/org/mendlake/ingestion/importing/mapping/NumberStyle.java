package org.mendlake.ingestion.importing.mapping;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How numbers are written in a file.
 *
 * @param decimalMark between whole and fraction
 * @param grouping between groups of three digits, if the file groups them
 */
public record NumberStyle(char decimalMark, Optional<Character> grouping) {
  /** A decimal point and no grouping. */
  public static final NumberStyle POINT = new NumberStyle('.', Optional.empty());

  /** The exact number that a text stands for; empty when it is no number in this style. */
  public Optional<BigDecimal> number(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int fractionStart = -1;
    int sinceGroup = -1;
    boolean hasDigit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        plain.append(c);
        hasDigit = true;
        sinceGroup += sinceGroup >= 0 ? 1 : 0;
      } else if (i == 0 && (c == '-' || c == '+')) {
        plain.append(c);
      } else if (c == decimalMark && fractionStart < 0 && hasDigit && endsGroup(sinceGroup)) {
        fractionStart = i;
        sinceGroup = -1;
        plain.append('.');
      } else if (grouping.isPresent()
          && c == grouping.get()
          && fractionStart < 0
          && hasDigit
          && endsGroup(sinceGroup)) {
        sinceGroup = 0;
      } else {
        return Optional.empty();
      }
    }
    boolean endsInDigit = fractionStart != text.length() - 1;
    return hasDigit && endsInDigit && endsGroup(sinceGroup)
        ? Optional.of(new BigDecimal(plain.toString()))
        : Optional.empty();
  }

  private static boolean endsGroup(int sinceGroup) {
    return sinceGroup < 0 || sinceGroup == 3;
  }

  /** A number written with a decimal point, as this style writes it. */
  public String styled(String pointed) {
    return decimalMark == '.' ? pointed : pointed.replace('.', decimalMark);
  }
}
