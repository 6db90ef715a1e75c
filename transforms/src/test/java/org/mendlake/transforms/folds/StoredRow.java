package org.mendlake.transforms.folds;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.mendlake.schema.Table;

/**
 * A row of a gold table as folds read it: it has every column of the table, and asking for another
 * one is a fault of the fold, as it is when the runner hands over rows.
 */
final class StoredRow extends AbstractMap<String, Object> {
  private final Table table;
  private final Map<String, Object> values;

  /** A row with these values, NULL in every other column. */
  StoredRow(Table table, Map<String, Object> values) {
    this.table = table;
    this.values = values;
  }

  @Override
  public Object get(Object column) {
    if (!containsKey(column)) {
      throw new IllegalArgumentException("Cannot find column '" + column + "' in " + table.name());
    }
    return values.get(column);
  }

  @Override
  public boolean containsKey(Object column) {
    return table.has((String) column);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return values.entrySet();
  }
}
