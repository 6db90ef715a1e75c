package org.mendlake.transforms.run;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.mendlake.lake.FileDrafts;

/** One pass over rows of one table in a task, into files. */
final class NewRowsPass implements FlatMapFunction<Iterator<InternalRow>, NewRows.Done> {
  private static final long serialVersionUID = 1L;

  private final NewRows rows;

  NewRowsPass(NewRows rows) {
    this.rows = rows;
  }

  @Override
  public Iterator<NewRows.Done> call(Iterator<InternalRow> given) {
    NewRows.Done done =
        FileDrafts.during(NewRows.files(List.of(rows)), drafts -> write(drafts, given));
    return List.of(done).iterator();
  }

  private NewRows.Done write(FileDrafts drafts, Iterator<InternalRow> given) {
    NewRows.Writing writing = rows.begin(drafts, 0);
    given.forEachRemaining(writing::write);
    return NewRows.Done.of(drafts, List.of(writing));
  }
}
