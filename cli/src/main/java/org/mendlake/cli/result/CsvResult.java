package org.mendlake.cli.result;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A result for programs: comma-separated values as RFC 4180 has them, written as they come. */
public final class CsvResult {
  private final ResultSet rows;

  /** Will read this result from its start. */
  public CsvResult(ResultSet rows) {
    this.rows = rows;
  }

  /** Writes the header and every row; a NULL is an empty field, an empty text is {@code ""}. */
  public void print(PrintStream out) throws SQLException {
    out.print(line(Cells.header(rows).stream().map(Optional::of).toList()));
    while (rows.next()) {
      out.print(line(Cells.row(rows)));
    }
    out.flush();
  }

  private static String line(List<Optional<String>> cells) {
    return cells.stream()
        .map(cell -> cell.map(CsvResult::field).orElse(""))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String text) {
    boolean needsQuotes =
        text.isEmpty() || text.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0);
    return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
