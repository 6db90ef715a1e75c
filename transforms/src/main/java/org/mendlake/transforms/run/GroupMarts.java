package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.marts.GroupMart;

/** Runs a {@link GroupMart} over the rows that its SELECT prepared. */
final class GroupMarts {
  private GroupMarts() {}

  /** Rows of a mart, from prepared rows. */
  static Dataset<Row> of(Table table, TableDeclarations declarations, Dataset<Row> prepared) {
    GroupMart mart = named(table.name());
    Column[] group = mart.group().stream().map(c -> col("`" + c + "`")).toArray(Column[]::new);
    Column[] order =
        Stream.concat(mart.group().stream(), mart.order().stream())
            .map(c -> col("`" + c + "`"))
            .toArray(Column[]::new);
    Dataset<Row> grouped = prepared.repartition(group).sortWithinPartitions(order);
    return InternalPartitions.map(
        grouped,
        RowWriter.schema(table),
        new Partition(table.name(), declarations, prepared.schema()));
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
  private static final class Partition implements InternalPartitions.Transformation {
    private static final long serialVersionUID = 1L;
    private final String table;
    private final TableDeclarations declarations;
    private final StructType schema;

    Partition(String table, TableDeclarations declarations, StructType schema) {
      this.table = table;
      this.declarations = declarations;
      this.schema = schema;
    }

    @Override
    public Iterator<InternalRow> of(Iterator<InternalRow> rows) {
      return new Groups(rows);
    }

    /** Makes the rows of one group at a time. */
    private final class Groups implements Iterator<InternalRow> {
      private final Iterator<InternalRow> rows;
      private final GroupMart mart = named(table);
      private final RowWriter writer = new RowWriter(declarations.tables().named(table));
      private final Map<Object, Object> texts = new HashMap<>();
      private final InternalValues.RowReader reader =
          new InternalValues.RowReader(schema, this::once);
      private Map<String, Object> next;
      private Iterator<InternalRow> made = Collections.emptyIterator();

      Groups(Iterator<InternalRow> rows) {
        this.rows = rows;
        advance();
      }

      /** Each text once: the rows of a whole fleet are in memory together. */
      private Object once(Object value) {
        return value instanceof String ? texts.computeIfAbsent(value, text -> text) : value;
      }

      private void advance() {
        next = rows.hasNext() ? reader.read(rows.next()) : null;
      }

      @Override
      public boolean hasNext() {
        while (!made.hasNext() && next != null) {
          made = nextGroup();
        }
        return made.hasNext();
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return made.next();
      }

      private Iterator<InternalRow> nextGroup() {
        List<Map<String, Object>> group = new ArrayList<>();
        Map<String, Object> first = next;
        texts.clear();
        while (next != null && isSameGroup(mart, first, next)) {
          group.add(next);
          advance();
        }
        Rows folded = new Rows(declarations.tables());
        mart.rows(group, folded);
        return folded.of(table).stream().map(FoldedRow::current).map(writer::row).iterator();
      }
    }

    private static boolean isSameGroup(
        GroupMart mart, Map<String, Object> one, Map<String, Object> other) {
      return mart.group().stream().allMatch(c -> Objects.equals(one.get(c), other.get(c)));
    }
  }
}
