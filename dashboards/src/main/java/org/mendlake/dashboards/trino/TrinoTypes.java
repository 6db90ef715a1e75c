package org.mendlake.dashboards.trino;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Trino reports the types of a Delta table. */
public final class TrinoTypes {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

  private TrinoTypes() {}

  /**
   * Trino's name for a simple Spark SQL type, such as {@code varchar} for {@code STRING}.
   *
   * @throws IllegalArgumentException for a nested type, which a dataset cannot offer as a column
   */
  public static String of(String sparkType) {
    String type = sparkType.toUpperCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return "decimal(" + decimal.group(1) + "," + decimal.group(2) + ")";
    }
    return switch (type) {
      case "STRING" -> "varchar";
      case "BIGINT" -> "bigint";
      case "INT" -> "integer";
      case "BOOLEAN" -> "boolean";
      case "DATE" -> "date";
      case "TIMESTAMP" -> "timestamp(3) with time zone";
      case "DOUBLE" -> "double";
      case "BINARY" -> "varbinary";
      default -> throw new IllegalArgumentException("Cannot name the Trino type of: " + sparkType);
    };
  }

  /** Whether a type is simple, so that a dataset can offer the column. */
  public static boolean isSimple(String sparkType) {
    return sparkType.indexOf('<') < 0;
  }
}
