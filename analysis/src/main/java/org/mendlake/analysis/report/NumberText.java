package org.mendlake.analysis.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mendlake.statistics.Reason;

/** Values as a person reads them: six significant digits; full precision is in the JSON. */
public final class NumberText {
  private static final int DIGITS = 6;
  private static final double LARGEST_PLAIN = 1e9;
  private static final double SMALLEST_PLAIN = 1e-4;

  private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.(\\d{6,}|0\\b)(E-?\\d+)?");

  private NumberText() {}

  /** A number, with an exponent where it is very large or very small. */
  public static String of(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < LARGEST_PLAIN) {
      return Long.toString((long) value);
    }
    if (size >= LARGEST_PLAIN || size < SMALLEST_PLAIN) {
      return String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** A value of a report. */
  public static String of(Cell cell) {
    if (cell instanceof Cell.Real real) {
      return of(real.value());
    }
    if (cell instanceof Cell.Whole whole) {
      return Long.toString(whole.value());
    }
    if (cell instanceof Cell.Flag flag) {
      return flag.value() ? "yes" : "no";
    }
    if (cell instanceof Cell.Text text) {
      return text.value();
    }
    if (cell instanceof Cell.Several several) {
      return several.values().isEmpty()
          ? "none"
          : several.values().stream().map(NumberText::of).collect(Collectors.joining(", "));
    }
    return ((Cell.Missing) cell).reason().map(NumberText::words).orElse("-");
  }

  /**
   * Numbers below each other, with as many decimals as give the largest six significant digits and
   * those not far below it three; what would then look like zero is written with an exponent.
   *
   * @param decimals of all numbers; -1 where each is written for itself
   */
  record Column(int decimals) {
    /** Each number for itself. */
    static final Column EACH = new Column(-1);

    private static final int SMALLEST_DIGITS = 3;
    private static final double FAR_BELOW = 1e-4;

    static Column of(List<Cell> cells) {
      double largest = 0;
      for (Cell cell : cells) {
        if (cell instanceof Cell.Real real) {
          largest = Math.max(largest, Math.abs(real.value()));
        }
      }
      if (largest == 0) {
        return new Column(0);
      }
      if (largest >= LARGEST_PLAIN || largest < SMALLEST_PLAIN) {
        return EACH;
      }
      double smallest = largest;
      for (Cell cell : cells) {
        if (cell instanceof Cell.Real real && Math.abs(real.value()) >= FAR_BELOW * largest) {
          smallest = Math.min(smallest, Math.abs(real.value()));
        }
      }
      int decimals =
          Math.max(DIGITS - 1 - exponent(largest), SMALLEST_DIGITS - 1 - exponent(smallest));
      return new Column(needed(cells, Math.max(0, decimals)));
    }

    /** Without the decimals that are zero in every number. */
    private static int needed(List<Cell> cells, int most) {
      int needed = 0;
      for (Cell cell : cells) {
        if (cell instanceof Cell.Real real) {
          BigDecimal shown =
              new BigDecimal(real.value())
                  .setScale(most, RoundingMode.HALF_EVEN)
                  .stripTrailingZeros();
          needed = Math.max(needed, shown.scale());
        }
      }
      return needed;
    }

    private static int exponent(double size) {
      return (int) Math.floor(Math.log10(size));
    }

    String text(Cell cell) {
      if (!(cell instanceof Cell.Real real) || decimals < 0) {
        return NumberText.of(cell);
      }
      boolean looksLikeZero =
          real.value() != 0 && Math.abs(real.value()) < 0.5 * Math.pow(10, -decimals);
      return looksLikeZero
          ? String.format(Locale.ROOT, "%.1e", real.value())
          : String.format(Locale.ROOT, "%." + decimals + "f", real.value());
    }
  }

  /** A reason in words, such as "too few failures". */
  static String words(Reason reason) {
    return reason.word().replace('_', ' ');
  }

  /** A sentence whose numbers are written as a person reads them. */
  static String shortened(String sentence) {
    return LONG_NUMBER
        .matcher(sentence)
        .replaceAll(number -> of(Double.parseDouble(number.group())));
  }

  /** A share as a percentage, such as 95. */
  public static String percent(double share) {
    return of(100 * share);
  }
}
