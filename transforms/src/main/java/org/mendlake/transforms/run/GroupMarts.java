package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.marts.GroupMart;

/** Runs a {@link GroupMart} over the rows that its SELECT prepared. */
final class GroupMarts {
  private GroupMarts() {}

  /** Rows of a mart, from prepared rows. */
  static Dataset<Row> of(Table table, Dataset<Row> prepared) {
    GroupMart mart = named(table.name());
    Column[] group = mart.group().stream().map(c -> col("`" + c + "`")).toArray(Column[]::new);
    Column[] order =
        Stream.concat(mart.group().stream(), mart.order().stream())
            .map(c -> col("`" + c + "`"))
            .toArray(Column[]::new);
    return prepared
        .repartition(group)
        .sortWithinPartitions(order)
        .mapPartitions(new Partition(table.name()), Encoders.row(RowWriter.schema(table)));
  }

  /** The class of a mart's name in {@code org.mendlake.transforms.marts}. */
  private static GroupMart named(String mart) {
    String className = GroupMart.class.getPackageName() + "." + Names.pascalCase(mart);
    try {
      return Class.forName(className)
          .asSubclass(GroupMart.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot build mart " + mart + ": expected a class " + className + " that is a GroupMart",
          e);
    }
  }

  /** Calls the mart for each run of rows of one group. */
  private static final class Partition implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private final String table;

    Partition(String table) {
      this.table = table;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      GroupMart mart = named(table);
      RowWriter writer = new RowWriter(Tables.declared().named(table));
      List<Row> results = new ArrayList<>();
      List<Map<String, Object>> group = new ArrayList<>();
      while (rows.hasNext()) {
        Map<String, Object> row = new RowValues(rows.next());
        if (!group.isEmpty() && !isSameGroup(mart, group.get(0), row)) {
          results.addAll(rows(mart, writer, group));
          group.clear();
        }
        group.add(row);
      }
      if (!group.isEmpty()) {
        results.addAll(rows(mart, writer, group));
      }
      return results.iterator();
    }

    private List<Row> rows(GroupMart mart, RowWriter writer, List<Map<String, Object>> group) {
      Rows made = new Rows(Tables.declared());
      mart.rows(List.copyOf(group), made);
      return made.of(table).stream().map(writer::row).toList();
    }

    private static boolean isSameGroup(
        GroupMart mart, Map<String, Object> one, Map<String, Object> other) {
      return mart.group().stream().allMatch(c -> Objects.equals(one.get(c), other.get(c)));
    }
  }

  /** A row as a map from column to value, without a copy: a group may have a million rows. */
  private static final class RowValues extends AbstractMap<String, Object> {
    private final Row row;

    RowValues(Row row) {
      this.row = row;
    }

    @Override
    public Object get(Object column) {
      return row.getAs(row.fieldIndex((String) column));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      Map<String, Object> values = new LinkedHashMap<>();
      String[] names = row.schema().fieldNames();
      for (int i = 0; i < names.length; i++) {
        values.put(names[i], row.get(i));
      }
      return values.entrySet();
    }
  }
}
