package org.mendlake.analysis.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns side by side, numbers to the right, on a screen with letters of one width. */
final class AlignedText {
  private static final Set<Character.UnicodeBlock> WIDE_BLOCKS =
      Set.of(
          Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
  private static final String GAP = "  ";

  private AlignedText() {}

  /**
   * One line for the header and one for each row.
   *
   * @param toTheRight for each column, whether it holds numbers
   */
  static List<String> lines(
      List<String> header, List<List<String>> rows, List<Boolean> toTheRight) {
    int[] widths =
        IntStream.range(0, header.size())
            .map(
                column ->
                    Math.max(
                        width(header.get(column)),
                        rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0)))
            .toArray();
    return Stream.concat(Stream.of(header), rows.stream())
        .map(row -> line(row, widths, toTheRight))
        .toList();
  }

  private static String line(List<String> cells, int[] widths, List<Boolean> toTheRight) {
    return IntStream.range(0, widths.length)
        .mapToObj(
            column -> {
              String cell = cells.get(column);
              String space = " ".repeat(widths[column] - width(cell));
              return toTheRight.get(column) ? space + cell : cell + space;
            })
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /** Columns on a screen: Chinese characters and their punctuation take two. */
  private static int width(String text) {
    return text.codePoints().map(each -> isWide(each) ? 2 : 1).sum();
  }

  private static boolean isWide(int codePoint) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(codePoint);
    return Character.isIdeographic(codePoint) || (block != null && WIDE_BLOCKS.contains(block));
  }
}
