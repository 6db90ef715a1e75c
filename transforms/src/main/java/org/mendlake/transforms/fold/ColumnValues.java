package org.mendlake.transforms.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Which Java values a declared column takes. */
final class ColumnValues {
  private ColumnValues() {}

  static boolean fits(String type, Object value) {
    if (type.startsWith("DECIMAL")) {
      return value instanceof BigDecimal;
    }
    return switch (type) {
      case "STRING" -> value instanceof String;
      case "INT" -> value instanceof Integer;
      case "BIGINT" -> value instanceof Long;
      case "DOUBLE" -> value instanceof Double;
      case "BOOLEAN" -> value instanceof Boolean;
      case "DATE" -> value instanceof LocalDate;
      case "TIMESTAMP" -> value instanceof Instant;
      default -> false;
    };
  }
}
