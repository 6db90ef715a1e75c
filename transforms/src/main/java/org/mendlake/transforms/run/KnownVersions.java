package org.mendlake.transforms.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Rows;

/**
 * The versions of a table's rows, as moments of knowledge follow each other: a version ends when
 * its row is known otherwise or no longer. Neighbours that differ in nothing but the time at which
 * they were known are one version.
 */
final class KnownVersions {
  private final Table table;
  private final List<FoldedRow> closed = new ArrayList<>();
  private Map<List<Object>, Version> open = new LinkedHashMap<>();

  private record Version(Rows.Row row, Map<String, Object> content, Instant knownFrom) {
    FoldedRow until(Optional<Instant> end) {
      return new FoldedRow(row, Optional.of(new FoldedRow.Period(knownFrom, end)));
    }
  }

  KnownVersions(Table table) {
    this.table = table;
  }

  /** Takes the rows that follow from everything known at a moment; moments come in order. */
  void known(Instant moment, List<Rows.Row> rows) {
    Map<List<Object>, Version> now = new LinkedHashMap<>();
    for (Rows.Row row : rows) {
      Version version = new Version(row, content(row), moment);
      Version before = open.get(key(row));
      boolean isSame = before != null && before.content().equals(version.content());
      if (now.put(key(row), isSame ? before : version) != null) {
        throw new IllegalStateException(
            "Cannot keep versions of "
                + table.qualifiedName()
                + ": its fold made two rows of one key, such as "
                + row);
      }
    }
    open.forEach(
        (key, version) -> {
          Version next = now.get(key);
          if (next == null || next.knownFrom().isAfter(version.knownFrom())) {
            closed.add(version.until(Optional.of(moment)));
          }
        });
    open = now;
  }

  /** Every version up to now. */
  List<FoldedRow> all() {
    List<FoldedRow> all = new ArrayList<>(closed);
    open.values().forEach(version -> all.add(version.until(Optional.empty())));
    return all;
  }

  private List<Object> key(Rows.Row row) {
    return table.key().stream()
        .filter(column -> !column.equals(Table.KNOWN_FROM))
        .map(row::value)
        .toList();
  }

  private Map<String, Object> content(Rows.Row row) {
    Map<String, Object> content = new HashMap<>();
    for (Column column : table.folded()) {
      Object value = row.value(column.name());
      if (column.role() == Column.Role.BUSINESS) {
        // 1.5 and 1.50 say the same.
        content.put(
            column.name(),
            value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
      }
    }
    return content;
  }
}
