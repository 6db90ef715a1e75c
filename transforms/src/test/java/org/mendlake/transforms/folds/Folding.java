package org.mendlake.transforms.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mendlake.schema.Column;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.TextTable;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/** Runs a fold on the events of one key and shows the rows as text. */
record Folding(
    Fold fold,
    String key,
    List<Event> events,
    Map<String, List<Map<String, Object>>> read,
    LocalDate day) {

  static Folding of(Fold fold, String key, Event... events) {
    return new Folding(fold, key, Arrays.asList(events), Map.of(), LocalDate.of(2026, 1, 1));
  }

  /** The same as known by the end of another day than the first of 2026. */
  Folding asKnownOn(String other) {
    return new Folding(fold, key, events, read, LocalDate.parse(other));
  }

  /** The same with one more row of a gold table that shares the key. */
  Folding reading(String table, Map<String, Object> row) {
    Map<String, List<Map<String, Object>>> all = new HashMap<>(read);
    all.merge(
        table,
        List.of(new StoredRow(Tables.declared().named(table), row)),
        (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
    return new Folding(fold, key, events, all, day);
  }

  /** The same with rows of a gold table that share the key; what a column does not say is NULL. */
  Folding reading(String table, String rows) {
    Table declared = Tables.declared().named(table);
    Folding all = this;
    for (Map<String, String> row : TextTable.of(rows).rows()) {
      Map<String, Object> values = new HashMap<>();
      row.forEach((column, text) -> values.put(column, value(declared.column(column), text)));
      all = all.reading(table, values);
    }
    return all;
  }

  /** The same with every row that another fold gave a gold table. */
  Folding reading(String table, Folding upstream) {
    Folding all = this;
    for (Rows.Row row : upstream.rows().of(table)) {
      all = all.reading(table, row.values());
    }
    return all;
  }

  private static Object value(Column column, String text) {
    if (text == null) {
      return null;
    }
    return switch (column.type()) {
      case "STRING" -> text;
      case "INT" -> Integer.valueOf(text);
      case "BIGINT" -> Long.valueOf(text);
      case "BOOLEAN" -> Boolean.valueOf(text);
      case "DATE" -> LocalDate.parse(text);
      case "TIMESTAMP" -> Instant.parse(text);
      default -> new BigDecimal(text);
    };
  }

  /** The same when the id was named elsewhere. */
  Folding mentioning(String id, String knownAt) {
    return reading("member_mention", Map.of("natural_id", id, "known_at", Instant.parse(knownAt)));
  }

  Rows rows() {
    Rows rows = new Rows(Tables.declared());
    fold.fold(key, new Known(events, read, day), rows);
    return rows;
  }

  /** Expects the rows of a table, by the columns of the text. */
  void gives(String table, String expected) {
    TextTable text = TextTable.of(expected);
    assertThat(
            rows().of(table).stream()
                .map(row -> TextTable.line(text.columns().stream().map(row::value).toList())))
        .containsExactlyElementsOf(text.lines());
  }

  /** Expects that a table gets no row. */
  void givesNone(String table) {
    assertThat(rows().of(table)).isEmpty();
  }

  /** Every row of every table. */
  Set<String> everything() {
    return rendered(EnumSet.allOf(Column.Role.class));
  }

  /** Every row of every table without the times at which things became known. */
  Set<String> everythingButKnowledge() {
    return rendered(EnumSet.complementOf(EnumSet.of(Column.Role.KNOWLEDGE)));
  }

  private Set<String> rendered(Set<Column.Role> roles) {
    Rows rows = rows();
    Set<String> all = new HashSet<>();
    for (Table table : Tables.declared().of(Layer.GOLD)) {
      List<Column> columns =
          table.columns().stream().filter(column -> roles.contains(column.role())).toList();
      for (Rows.Row row : rows.of(table.name())) {
        String line = TextTable.line(columns.stream().map(c -> row.value(c.name())).toList());
        assertThat(all.add(table.name() + ": " + line)).as("twice: %s", line).isTrue();
      }
    }
    return all;
  }

  /** Expects keys to be unique and no column empty that is declared to hold a value. */
  void keepsItsDeclarations() {
    Rows rows = rows();
    for (Table table : Tables.declared().of(Layer.GOLD)) {
      Set<Object> keys = new HashSet<>();
      for (Rows.Row row : rows.of(table.name())) {
        assertThat(keys.add(table.key().stream().map(row::value).toList())).as("%s", row).isTrue();
        table.folded().stream()
            .filter(c -> !c.nullable())
            .forEach(
                c -> assertThat(row.value(c.name())).as("%s of %s", c.name(), row).isNotNull());
      }
    }
  }
}
