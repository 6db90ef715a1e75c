package org.mendlake.ingestion.importing.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the block {@code input}: how the rows and numbers stand in the file. */
final class InputReader {
  private static final Set<String> KEYS =
      Set.of(
          "format",
          "delimiter",
          "quote",
          "encoding",
          "sheet",
          "header",
          "columns",
          "missing",
          "decimal",
          "grouping");
  private static final Set<String> CSV_ONLY = Set.of("delimiter", "quote", "encoding");
  private static final Map<String, String> DELIMITERS =
      Map.of("comma", ",", "semicolon", ";", "tab", "\t", "pipe", "|");

  private InputReader() {}

  static InputFormat format(Section section) {
    section.refuseUnknownKeys(KEYS);
    boolean isCsv = section.word("format", "csv", List.of("csv", "xlsx")).equals("csv");
    for (String key : isCsv ? Set.of("sheet") : CSV_ONLY) {
      if (section.node().has(key)) {
        section.at(key).problem("Cannot use it with format " + (isCsv ? "csv" : "xlsx"));
      }
    }
    int header = header(section);
    List<String> columns = section.texts("columns");
    if (header == 0 && columns.isEmpty()) {
      section.problem("Cannot name the columns: without a header row, list them under columns");
    }
    if (header > 0 && !columns.isEmpty()) {
      section
          .at("columns")
          .problem("Cannot name the columns twice: the header row does; header: 0");
    }
    return new InputFormat(
        isCsv ? csv(section) : new InputFormat.Layout.Workbook(section.text("sheet")),
        header,
        columns,
        numbers(section),
        Set.copyOf(section.texts("missing")));
  }

  private static int header(Section section) {
    var node = section.node().path("header");
    if (!node.isMissingNode() && (!node.isInt() || node.intValue() < 0)) {
      section.at("header").problem("Cannot read it: expected the number of the row, 0 for none");
    }
    return node.asInt(1);
  }

  private static InputFormat.Layout.Csv csv(Section section) {
    String delimiter = section.text("delimiter").orElse(",");
    delimiter = DELIMITERS.getOrDefault(delimiter, delimiter);
    if (delimiter.length() != 1 || "\r\n".contains(delimiter)) {
      section
          .at("delimiter")
          .problem(
              "Cannot use '"
                  + delimiter
                  + "': expected one character, or comma, semicolon, tab, pipe");
    }
    String quote = section.text("quote").orElse("\"");
    if (quote.length() != 1 && !quote.equals("none")) {
      section.at("quote").problem("Cannot use '" + quote + "': expected one character or none");
    }
    return new InputFormat.Layout.Csv(
        delimiter,
        quote.equals("none") ? Optional.empty() : Optional.of(quote.charAt(0)),
        encoding(section));
  }

  private static Charset encoding(Section section) {
    String name = section.text("encoding").orElse("UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      section.at("encoding").problem("Cannot use '" + name + "': no such encoding");
      return StandardCharsets.UTF_8;
    }
  }

  private static NumberStyle numbers(Section section) {
    boolean isComma = section.word("decimal", "point", List.of("point", "comma")).equals("comma");
    var grouping = section.node().path("grouping");
    Optional<Character> mark = Optional.empty();
    if (!grouping.isMissingNode()) {
      String text = grouping.asText();
      if (text.length() != 1
          || text.equals(isComma ? "," : ".")
          || Character.isDigit(text.charAt(0))) {
        section
            .at("grouping")
            .problem("Cannot use '" + text + "': expected one character, not the decimal mark");
      } else {
        mark = Optional.of(text.charAt(0));
      }
    }
    return new NumberStyle(isComma ? ',' : '.', mark);
  }
}
