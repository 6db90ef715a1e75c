package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;

/**
 * Folds the rows of a partition that is sorted by key: column 0 is the key, column 1 + i the struct
 * of input i, and then, where they are read, one of the stored rows of each table; exactly one
 * struct is filled. Gives one row a key: the key and an array of rows a table.
 */
final class FoldPartition implements InternalPartitions.Transformation {
  private static final long serialVersionUID = 1L;

  private final String fold;
  private final List<String> outputs;
  private final TableDeclarations declarations;
  private final KnowledgeDate knowledgeDate;

  FoldPartition(
      Fold fold, List<Table> outputs, TableDeclarations declarations, KnowledgeDate knowledgeDate) {
    this.fold = fold.getClass().getName();
    this.outputs = outputs.stream().map(Table::name).toList();
    this.declarations = declarations;
    this.knowledgeDate = knowledgeDate;
  }

  @Override
  public Iterator<InternalRow> of(Iterator<InternalRow> rows) {
    return groups(rows);
  }

  /** The same, with the stored rows of each key beside. */
  Groups groups(Iterator<InternalRow> rows) {
    return new Groups(rows);
  }

  /** Reads one group of equal keys at a time. */
  final class Groups implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final KeyFolding folding;
    private final List<InputReader> readers = new ArrayList<>();
    private final List<RowWriter> writers;
    private final List<List<InternalRow>> stored = new ArrayList<>();
    private final int[] storedWidths;
    private InternalRow next;
    private UTF8String nextKey;

    private Groups(Iterator<InternalRow> rows) {
      this.rows = rows;
      Fold function = Folds.named(fold);
      Tables tables = declarations.tables();
      for (Input input : function.inputs()) {
        readers.add(InputReader.of(input, tables));
      }
      this.writers = outputs.stream().map(tables::named).map(RowWriter::new).toList();
      this.storedWidths =
          outputs.stream().mapToInt(table -> tables.named(table).columns().size() + 2).toArray();
      outputs.forEach(table -> stored.add(new ArrayList<>()));
      this.folding =
          new KeyFolding(
              function, tables, writers.stream().map(RowWriter::table).toList(), knowledgeDate);
      advance();
    }

    private void advance() {
      next = rows.hasNext() ? rows.next() : null;
      nextKey = next == null ? null : next.getUTF8String(0);
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public InternalRow next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      UTF8String group = nextKey.copy(); // its row is overwritten by the next one
      String key = group.toString();
      List<Event> events = new ArrayList<>();
      Map<String, List<Map<String, Object>>> read = new TreeMap<>();
      stored.forEach(List::clear);
      while (next != null && nextKey.equals(group)) {
        for (int i = 0; i < readers.size(); i++) {
          if (!next.isNullAt(i + 1)) {
            InputReader reader = readers.get(i);
            reader.read(key, next.getStruct(i + 1, reader.columns().size()), events, read);
          }
        }
        readStored();
        advance();
      }
      boolean isNothingKnown = events.isEmpty() && read.isEmpty();
      List<List<FoldedRow>> made =
          isNothingKnown
              ? Collections.nCopies(writers.size(), List.of())
              : folding.fold(key, events, read);
      Object[] result = new Object[1 + writers.size()];
      result[0] = group;
      for (int i = 0; i < writers.size(); i++) {
        result[i + 1] = array(key, made.get(i), writers.get(i));
      }
      return new GenericInternalRow(result);
    }

    private void readStored() {
      for (int i = 1 + readers.size(); i < next.numFields(); i++) {
        if (!next.isNullAt(i)) {
          int table = i - 1 - readers.size();
          stored.get(table).add(next.getStruct(i, storedWidths[table]).copy());
        }
      }
    }

    /** The rows that a table holds of the key that was folded last, with their places. */
    List<InternalRow> stored(int table) {
      return stored.get(table);
    }
  }

  private GenericArrayData array(String key, List<FoldedRow> made, RowWriter writer) {
    if (made.isEmpty()) {
      return new GenericArrayData(new Object[0]);
    }
    Object[] rows = new Object[made.size()];
    Set<List<Object>> keys = new HashSet<>();
    for (int i = 0; i < rows.length; i++) {
      FoldedRow row = made.get(i);
      refuseRowsOfOtherKeys(key, row, writer.table());
      if (rows.length > 1 && !keys.add(row.key(writer.table()))) {
        throw new IllegalStateException(
            "Cannot write "
                + writer.table().qualifiedName()
                + ": "
                + fold
                + " made two rows of one key, such as "
                + row);
      }
      rows[i] = writer.row(row);
    }
    return new GenericArrayData(rows);
  }

  /** Stored rows are found again by the key of the fold, so another one's would never go away. */
  private void refuseRowsOfOtherKeys(String key, FoldedRow row, Table table) {
    if (!key.equals(row.row().value(table.foldKeyColumn()))) {
      throw new IllegalStateException(
          "Cannot write "
              + table.qualifiedName()
              + ": "
              + fold
              + " folded key '"
              + key
              + "' but the row says otherwise in "
              + table.foldKeyColumn()
              + ": "
              + row.row());
    }
  }
}
