package org.mendlake.schema.docs;

import java.util.Collections;
import java.util.List;

/** A Markdown table, row by row. */
final class MarkdownTable {
  private final StringBuilder lines = new StringBuilder();
  private final int width;
  private int rows;

  MarkdownTable(String... headings) {
    width = headings.length;
    line(List.of(headings));
    line(Collections.nCopies(width, "---"));
  }

  /** Adds a row of cells that are Markdown already. */
  MarkdownTable row(String... cells) {
    if (cells.length != width) {
      throw new IllegalArgumentException(
          "Cannot add a row of " + cells.length + " cells: the table has " + width + " columns");
    }
    line(List.of(cells));
    rows++;
    return this;
  }

  private void line(List<String> cells) {
    lines.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** The table with an empty line after it; nothing when it has no rows. */
  @Override
  public String toString() {
    return rows == 0 ? "" : lines + "\n";
  }
}
