package org.mendlake.analysis.methods;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period of a triangle as files write it.
 *
 * @param number consecutive from period to period
 * @param isMonth whether it was written as a month
 */
record Period(int number, boolean isMonth) {
  static final String EXPECTED = "a whole number or a month such as 2024-07";

  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
  private static final int MONTHS = 12;

  static Optional<Period> parse(String text) {
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      int year = Integer.parseInt(month.group(1));
      return Optional.of(new Period(year * MONTHS + Integer.parseInt(month.group(2)) - 1, true));
    }
    return WHOLE.matcher(text).matches()
        ? Optional.of(new Period(Integer.parseInt(text), false))
        : Optional.empty();
  }

  /** As it was written. */
  String text() {
    return isMonth
        ? "%04d-%02d".formatted(number / MONTHS, number % MONTHS + 1)
        : Integer.toString(number);
  }
}
