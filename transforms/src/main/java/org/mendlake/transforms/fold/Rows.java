package org.mendlake.transforms.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.schema.Column;
import org.mendlake.schema.Tables;

/** Takes the rows that a fold makes and holds them against the declarations of their tables. */
public final class Rows {
  private final Tables tables;
  private final Map<String, RowShape> shapes;
  private final Map<String, List<Row>> byTable = new LinkedHashMap<>();

  public Rows(Tables tables) {
    this(tables, new HashMap<>());
  }

  private Rows(Tables tables, Map<String, RowShape> shapes) {
    this.tables = tables;
    this.shapes = shapes;
  }

  /** Takes rows of the same tables from now on; what this one took stays as it is. */
  public Rows anew() {
    return new Rows(tables, shapes);
  }

  /** Begins a row of a gold table; what the runner fills is left to it. */
  public Row into(String table) {
    Row row = new Row(shapes.computeIfAbsent(table, name -> new RowShape(tables.named(name))));
    byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
    return row;
  }

  /** The rows of a table, in the order made. */
  public List<Row> of(String table) {
    return Collections.unmodifiableList(byTable.getOrDefault(table, List.of()));
  }

  /** A row, column by column; a column that is not set is NULL. */
  public static final class Row {
    private final RowShape shape;
    private final Object[] values;

    private Row(RowShape shape) {
      this.shape = shape;
      this.values = new Object[shape.size()];
    }

    /**
     * Sets a column.
     *
     * @param value String, Integer, Long, BigDecimal, Double, Boolean, LocalDate, Instant or null,
     *     as the declared type demands
     * @throws IllegalArgumentException if the table has no such column, the runner fills it, or it
     *     takes another type
     */
    public Row set(String column, Object value) {
      values[shape.index(column, value)] = value;
      return this;
    }

    /** Value of a column; null when it was not set. */
    public Object value(String column) {
      return values[shape.index(column)];
    }

    /** Value of the column at a place among those of the table; null when it was not set. */
    public Object value(int place) {
      return values[place];
    }

    /** The columns set, with their values. */
    public Map<String, Object> values() {
      Map<String, Object> set = new HashMap<>();
      List<Column> columns = shape.table().columns();
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null) {
          set.put(columns.get(i).name(), values[i]);
        }
      }
      return Collections.unmodifiableMap(set);
    }

    @Override
    public String toString() {
      return shape.table().name() + values();
    }
  }
}
