package org.mendlake.transforms.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Takes the rows that a fold makes and holds them against the declarations of their tables. */
public final class Rows {
  private final Tables tables;
  private final Map<String, List<Row>> byTable = new LinkedHashMap<>();

  public Rows(Tables tables) {
    this.tables = tables;
  }

  /** Begins a row of a gold table; surrogate keys are left to the runner. */
  public Row into(String table) {
    Row row = new Row(tables.named(table));
    byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    return row;
  }

  /** The rows of a table, in the order made. */
  public List<Row> of(String table) {
    return byTable.getOrDefault(table, List.of());
  }

  /** A row, column by column; a column that is not set is NULL. */
  public static final class Row {
    private final Table table;
    private final Map<String, Object> values = new HashMap<>();

    private Row(Table table) {
      this.table = table;
    }

    /**
     * Sets a column.
     *
     * @param value String, Integer, Long, BigDecimal, Double, Boolean, LocalDate, Instant or null,
     *     as the declared type demands
     * @throws IllegalArgumentException if the table has no such column or it takes another type
     */
    public Row set(String column, Object value) {
      Column declared = table.column(column);
      if (value != null && !ColumnValues.fits(declared.type(), value)) {
        throw new IllegalArgumentException(
            "Cannot set "
                + table.qualifiedName()
                + "."
                + column
                + " ("
                + declared.type()
                + ") to a "
                + value.getClass().getSimpleName()
                + ": "
                + value);
      }
      values.put(column, value);
      return this;
    }

    /** Value of a column; null when it was not set. */
    public Object value(String column) {
      table.column(column);
      return values.get(column);
    }

    /** The columns set, with their values. */
    public Map<String, Object> values() {
      return Map.copyOf(nonNull());
    }

    private Map<String, Object> nonNull() {
      Map<String, Object> set = new HashMap<>(values);
      set.values().removeIf(java.util.Objects::isNull);
      return set;
    }

    @Override
    public String toString() {
      return table.name() + nonNull();
    }
  }
}
