package org.mendlake.analysis.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.mendlake.statistics.Reason;

/** Values as a person reads them: six significant digits; full precision is in the JSON. */
public final class NumberText {
  private static final int DIGITS = 6;
  private static final double LARGEST_PLAIN = 1e9;
  private static final double SMALLEST_PLAIN = 1e-4;

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
    return ((Cell.Missing) cell).reason().map(NumberText::words).orElse("-");
  }

  /**
   * Numbers below each other, with as many decimals as give the largest six significant digits and
   * the smallest two; where that is too many each number is written for itself.
   *
   * @param decimals of all numbers; -1 where each is for itself
   */
  record Column(int decimals) {
    private static final int SMALLEST_DIGITS = 2;
    private static final int MOST_DECIMALS = 7;

    static Column of(List<Cell> cells) {
      double largest = 0;
      double smallest = Double.POSITIVE_INFINITY;
      boolean isWhole = true;
      for (Cell cell : cells) {
        if (cell instanceof Cell.Real real && real.value() != 0) {
          double size = Math.abs(real.value());
          largest = Math.max(largest, size);
          smallest = Math.min(smallest, size);
          isWhole &= size == Math.rint(size);
        }
      }
      if (largest == 0 || (isWhole && largest < LARGEST_PLAIN)) {
        return new Column(0);
      }
      int decimals =
          Math.max(
              Math.max(0, DIGITS - 1 - exponent(largest)),
              SMALLEST_DIGITS - 1 - exponent(smallest));
      boolean isForItself = largest >= LARGEST_PLAIN || decimals > MOST_DECIMALS;
      return new Column(isForItself ? -1 : needed(cells, decimals));
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
      return cell instanceof Cell.Real real && decimals >= 0
          ? String.format(Locale.ROOT, "%." + decimals + "f", real.value())
          : NumberText.of(cell);
    }
  }

  /** A reason in words, such as "too few failures". */
  static String words(Reason reason) {
    return reason.word().replace('_', ' ');
  }

  /** A share as a percentage, such as 95. */
  public static String percent(double share) {
    return of(100 * share);
  }
}
