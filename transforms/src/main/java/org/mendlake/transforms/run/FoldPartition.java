package org.mendlake.transforms.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * Folds the rows of a partition that is sorted by key: column 0 is the key, column 1 + i the struct
 * of input i, exactly one of them filled. Gives one row a key: the key and an array of rows a
 * table.
 */
final class FoldPartition implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final String fold;
  private final List<String> outputs;
  private final LocalDate day;

  FoldPartition(Fold fold, List<Table> outputs, LocalDate day) {
    this.fold = fold.getClass().getName();
    this.day = day;
    this.outputs = outputs.stream().map(Table::name).toList();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Groups(rows);
  }

  /** Reads one group of equal keys at a time. */
  private final class Groups implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Fold function = Folds.named(fold);
    private final List<InputReader> readers = new ArrayList<>();
    private final List<RowWriter> writers = new ArrayList<>();
    private Row next;

    Groups(Iterator<Row> rows) {
      this.rows = rows;
      for (Input input : function.inputs()) {
        readers.add(InputReader.of(input));
      }
      for (String output : outputs) {
        writers.add(new RowWriter(Tables.declared().named(output)));
      }
      advance();
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      String key = next.getString(0);
      List<Event> events = new ArrayList<>();
      Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
      while (next != null && next.getString(0).equals(key)) {
        for (int i = 0; i < readers.size(); i++) {
          if (!next.isNullAt(i + 1)) {
            readers.get(i).read(next.getStruct(i + 1), events, tables);
          }
        }
        advance();
      }
      Rows made = new Rows(Tables.declared());
      function.fold(key, new Known(events, tables, day), made);
      Object[] result = new Object[1 + writers.size()];
      result[0] = key;
      for (int i = 0; i < writers.size(); i++) {
        RowWriter writer = writers.get(i);
        result[i + 1] = made.of(outputs.get(i)).stream().map(writer::row).toArray(Row[]::new);
      }
      return RowFactory.create(result);
    }
  }
}
