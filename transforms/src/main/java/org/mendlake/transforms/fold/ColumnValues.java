package org.mendlake.transforms.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Which Java values a declared column takes. */
final class ColumnValues {
  private ColumnValues() {}

  /** The class of the values of a declared type; {@code Void} when a fold cannot set it. */
  static Class<?> of(String type) {
    if (type.startsWith("DECIMAL")) {
      return BigDecimal.class;
    }
    return switch (type) {
      case "STRING" -> String.class;
      case "INT" -> Integer.class;
      case "BIGINT" -> Long.class;
      case "DOUBLE" -> Double.class;
      case "BOOLEAN" -> Boolean.class;
      case "DATE" -> LocalDate.class;
      case "TIMESTAMP" -> Instant.class;
      default -> Void.class;
    };
  }
}
