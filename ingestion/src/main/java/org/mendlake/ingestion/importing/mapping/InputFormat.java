package org.mendlake.ingestion.importing.mapping;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the rows stand in the file.
 *
 * @param layout CSV or workbook
 * @param headerRow number of the row that names the columns, counted from 1; 0 when there is none
 * @param columns names of the columns of a file without a header row
 * @param numbers how numbers are written in texts
 * @param missing texts that stand for no value, besides the empty one
 */
public record InputFormat(
    Layout layout, int headerRow, List<String> columns, NumberStyle numbers, Set<String> missing) {
  public InputFormat {
    columns = List.copyOf(columns);
    missing = Set.copyOf(missing);
  }

  /** Kind of file. */
  public sealed interface Layout {
    /** Text with a delimiter; no quote when the file never quotes. */
    record Csv(String delimiter, Optional<Character> quote, Charset encoding) implements Layout {}

    /** Excel workbook; the first sheet when none is named. */
    record Workbook(Optional<String> sheet) implements Layout {}
  }
}
