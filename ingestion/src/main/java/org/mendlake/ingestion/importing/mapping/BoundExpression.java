package org.mendlake.ingestion.importing.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression whose columns are positions in the rows of one file. */
final class BoundExpression {
  private final Expression declared;
  private final String[] literals;
  private final int[] positions;
  private final String name;

  /** Positions come from {@code columns}, which must hold every column that it reads. */
  BoundExpression(Expression declared, Map<String, Integer> columns) {
    List<Expression.Part> parts = declared.parts();
    this.declared = declared;
    this.literals = new String[parts.size()];
    this.positions = new int[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expression.Part.Column column) {
        positions[i] = columns.get(column.name());
      } else if (parts.get(i) instanceof Expression.Part.Literal literal) {
        literals[i] = literal.text();
      }
    }
    this.name = String.join(", ", declared.columns());
  }

  /** What to call it in a message: its columns. */
  String name() {
    return name.isEmpty() ? "(constant)" : name;
  }

  /** The text for a row, or null when it is missing. */
  String text(String[] row) throws RowRefusal {
    String text = assembled(row);
    if (text == null) {
      return null;
    }
    for (Map.Entry<String, String> replacement : declared.replacements().entrySet()) {
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    if (!declared.values().isEmpty()) {
      text = looked(text);
    }
    return text == null || text.isEmpty() ? null : text;
  }

  private String assembled(String[] row) {
    if (literals.length == 1) {
      String only = literals[0] != null ? literals[0] : row[positions[0]];
      return only != null ? only : declared.missing().orElse(null);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < literals.length; i++) {
      String piece = literals[i] != null ? literals[i] : row[positions[i]];
      if (piece == null && declared.missing().isEmpty()) {
        return null;
      }
      out.append(piece == null ? declared.missing().get() : piece);
    }
    return out.toString();
  }

  private String looked(String text) throws RowRefusal {
    Optional<String> target = declared.values().get(text);
    if (target != null) {
      return target.orElse(null);
    }
    if (declared.otherwise() instanceof Expression.Otherwise.Use use) {
      return use.text();
    }
    if (declared.otherwise() instanceof Expression.Otherwise.Keep) {
      return text;
    }
    throw new RowRefusal(
        name(),
        text,
        "Cannot translate column "
            + name()
            + ": '"
            + RowRefusal.shown(text)
            + "' is not in the mapping's list of values");
  }
}
