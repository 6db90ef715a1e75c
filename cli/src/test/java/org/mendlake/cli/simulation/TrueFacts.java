package org.mendlake.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What a simulation knows to be true of a fact: its rows, of those versions that hold.
 *
 * @param columns those that say what happened, not when it became known
 * @param rows each as text
 */
public record TrueFacts(String table, List<String> columns, Set<String> rows) {

  /** Reads a file of the truth. */
  public static TrueFacts of(Path fact) throws IOException {
    Set<String> rows = new TreeSet<>();
    List<String> columns = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(fact);
        CSVParser csv =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
      csv.getHeaderNames().stream()
          .filter(column -> !column.startsWith("known_"))
          .forEach(columns::add);
      for (CSVRecord row : csv) {
        if (!csv.getHeaderNames().contains("known_to") || row.get("known_to").isEmpty()) {
          rows.add(line(columns.stream().map(row::get).toList()));
        }
      }
    }
    return new TrueFacts(fact.getFileName().toString().replace(".csv", ""), columns, rows);
  }

  /** Fails unless a table holds exactly these rows, once each. */
  public void areThose(Function<String, List<Map<String, Object>>> tables) {
    List<Map<String, Object>> found = tables.apply(table);
    Set<String> lines = new TreeSet<>();
    found.forEach(row -> lines.add(line(columns.stream().map(row::get).toList())));
    assertThat(rows).as(table).hasSizeGreaterThan(10);
    assertThat(without(rows, lines)).as("missing in %s", table).isEmpty();
    assertThat(without(lines, rows)).as("too much in %s", table).isEmpty();
    assertThat(found).as(table).hasSameSizeAs(rows);
  }

  private static List<String> without(Set<String> lines, Set<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }

  private static String line(List<?> values) {
    return String.join("|", values.stream().map(TrueFacts::text).toList());
  }

  /** A number without the zeros at its end; nothing for NULL. */
  private static String text(Object value) {
    String text = value == null ? "" : value.toString();
    if (value instanceof BigDecimal number) {
      text = number.toPlainString();
    }
    return text.matches("-?\\d+(\\.\\d+)?")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
