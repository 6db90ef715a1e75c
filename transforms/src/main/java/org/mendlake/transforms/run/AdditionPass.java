package org.mendlake.transforms.run;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.mendlake.lake.FileDrafts;

/** One pass over rows that are all new to their table, into files. */
final class AdditionPass implements FlatMapFunction<Iterator<InternalRow>, WrittenChanges.Done> {
  private static final long serialVersionUID = 1L;

  private final TableWriting table;

  AdditionPass(TableWriting table) {
    this.table = table;
  }

  @Override
  public Iterator<WrittenChanges.Done> call(Iterator<InternalRow> rows) {
    return TableWriting.inTask(List.of(table), drafts -> write(drafts, rows));
  }

  private WrittenChanges.Done write(FileDrafts drafts, Iterator<InternalRow> rows) {
    TableWriting.InTask writing = table.begin(drafts, 0);
    rows.forEachRemaining(writing::insert);
    return WrittenChanges.Done.of(drafts, List.of(writing));
  }
}
