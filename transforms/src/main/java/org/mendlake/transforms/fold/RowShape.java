package org.mendlake.transforms.fold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;

/** Where the columns of a table stand in a row and what they take; looked up for every value. */
final class RowShape {
  private final Table table;
  private final Map<String, Slot> slots = new HashMap<>();

  /** A column, with the class of its values; {@code isKept} when the runner fills it. */
  private record Slot(int index, Column column, Class<?> type, boolean isKept) {}

  RowShape(Table table) {
    this.table = table;
    List<Column> folded = table.folded();
    for (Column column : table.columns()) {
      slots.put(
          column.name(),
          new Slot(slots.size(), column, ColumnValues.of(column.type()), !folded.contains(column)));
    }
  }

  Table table() {
    return table;
  }

  int size() {
    return slots.size();
  }

  /** Where a column stands. */
  int index(String column) {
    return slot(column).index();
  }

  /** Where a column stands that is to take a value. */
  int index(String column, Object value) {
    Slot slot = slot(column);
    if (slot.isKept()) {
      throw new IllegalArgumentException(
          "Cannot set "
              + table.qualifiedName()
              + "."
              + column
              + ": the runner fills it, as the declaration says");
    }
    if (value != null && !slot.type().isInstance(value)) {
      throw new IllegalArgumentException(
          "Cannot set "
              + table.qualifiedName()
              + "."
              + column
              + " ("
              + slot.column().type()
              + ") to a "
              + value.getClass().getSimpleName()
              + ": "
              + value);
    }
    return slot.index();
  }

  private Slot slot(String column) {
    Slot slot = slots.get(column);
    if (slot == null) {
      throw new IllegalArgumentException(
          "Cannot find column '" + column + "' in " + table.qualifiedName());
    }
    return slot;
  }
}
