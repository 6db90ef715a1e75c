package org.mendlake.cli.result;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A result for people: aligned columns, numbers to the right, long texts cut. */
public final class ResultTable {
  private static final int WIDEST = 60;
  private static final Set<Character.UnicodeBlock> WIDE_BLOCKS =
      Set.of(
          Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
  private static final String NULL = "-";
  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<String>> rows;

  private ResultTable(List<String> header, List<List<String>> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** Reads the whole result; for more rows than a person reads, write CSV. */
  public static ResultTable of(ResultSet result) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(
          Cells.row(result).stream().map(cell -> cell.map(ResultTable::cut).orElse(NULL)).toList());
    }
    return new ResultTable(Cells.header(result), rows);
  }

  /** A table of texts. */
  public static ResultTable of(List<String> header, List<List<String>> rows) {
    return new ResultTable(header, rows);
  }

  /** Writes header, rule, rows and their number. */
  public void print(PrintStream out) {
    int[] widths =
        IntStream.range(0, header.size())
            .map(column -> Math.max(width(header.get(column)), widest(column)))
            .toArray();
    out.println(line(header, widths, false));
    out.println(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)));
    rows.forEach(row -> out.println(line(row, widths, true)));
    out.println("(%d %s)".formatted(rows.size(), rows.size() == 1 ? "row" : "rows"));
  }

  private String line(List<String> cells, int[] widths, boolean alignNumbers) {
    return IntStream.range(0, widths.length)
        .mapToObj(
            column -> {
              String cell = cells.get(column);
              String space = " ".repeat(widths[column] - width(cell));
              return alignNumbers && isNumber(cell) ? space + cell : cell + space;
            })
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  /** Columns on a screen: Chinese characters and their punctuation take two. */
  private static int width(String text) {
    return text.codePoints().map(each -> isWide(each) ? 2 : 1).sum();
  }

  private static boolean isWide(int codePoint) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
    return Character.isIdeographic(codePoint) || (block != null && WIDE_BLOCKS.contains(block));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  }

  private static String cut(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
  }
}
