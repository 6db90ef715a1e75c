package org.mendlake.transforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small table as text: columns divided by bars, the first line names them. An empty cell is NULL.
 */
public record TextTable(List<String> columns, List<Map<String, String>> rows) {

  /** Reads a table. */
  public static TextTable of(String text) {
    List<List<String>> lines = text.strip().lines().map(TextTable::cells).toList();
    List<String> columns = lines.get(0);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != columns.size()) {
        throw new IllegalArgumentException(
            "Cannot read the row " + line + ": expected the columns " + columns);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), line.get(i).isEmpty() ? null : line.get(i));
      }
      rows.add(row);
    }
    return new TextTable(columns, rows);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  /** The rows as lines of normal spacing, to compare. */
  public List<String> lines() {
    return rows.stream().map(row -> line(new ArrayList<>(row.values()))).toList();
  }

  /** One line of normal spacing. */
  public static String line(List<?> values) {
    List<String> cells = new ArrayList<>();
    for (Object value : values) {
      cells.add(
          value == null
              ? ""
              : value instanceof java.math.BigDecimal number
                  ? number.toPlainString()
                  : value.toString());
    }
    return String.join(" | ", cells);
  }
}
