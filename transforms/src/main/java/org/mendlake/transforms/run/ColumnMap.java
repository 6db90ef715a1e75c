package org.mendlake.transforms.run;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The values of a row by column: a read-only map over an array, its names shared by all rows. */
final class ColumnMap extends AbstractMap<String, Object> {
  private final Names names;
  private final Object[] values;

  /** The columns of rows alike, in order. */
  static final class Names {
    private final List<String> columns;
    private final Map<String, Integer> index = new HashMap<>();

    Names(List<String> columns) {
      this.columns = List.copyOf(columns);
      this.columns.forEach(column -> index.put(column, index.size()));
    }
  }

  ColumnMap(Names names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public Object get(Object column) {
    Integer at = names.index.get(column);
    if (at == null) {
      throw new IllegalArgumentException(
          "Cannot find column '" + column + "': the row has " + names.columns);
    }
    return values[at];
  }

  @Override
  public boolean containsKey(Object column) {
    return names.index.containsKey(column);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return IntStream.range(0, values.length)
            .<Entry<String, Object>>mapToObj(
                i -> new SimpleImmutableEntry<>(names.columns.get(i), values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }
}
