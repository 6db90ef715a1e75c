package org.mendlake.ingestion.jobs;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.mendlake.ingestion.parse.SilverRows;
import org.mendlake.lake.FileDrafts;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.WrittenFile;

/**
 * One pass over records in a task: each new event into a file of its table, each refused record
 * into one of the quarantine. Nothing is part of a table until its files are committed.
 */
final class SilverPass implements FlatMapFunction<Iterator<InternalRow>, SilverPass.Output> {
  private static final long serialVersionUID = 1L;

  private final SilverRows rows;
  private final TableFiles[] tables;
  private final SkippedRecords skipped;

  /** A file, and the name of its table. */
  record Output(String table, WrittenFile file) implements Serializable {}

  /**
   * A pass.
   *
   * @param tables where the rows of each table go, by its name; those of others are left out
   */
  SilverPass(SilverRows rows, Map<String, TableFiles> tables, SkippedRecords skipped) {
    this.rows = rows;
    this.tables = rows.tables().stream().map(tables::get).toArray(TableFiles[]::new);
    this.skipped = skipped;
  }

  @Override
  public Iterator<Output> call(Iterator<InternalRow> records) {
    return FileDrafts.during(tables, drafts -> write(drafts, records)).iterator();
  }

  private List<Output> write(FileDrafts drafts, Iterator<InternalRow> records) {
    while (records.hasNext()) {
      InternalRow record = records.next();
      if (!skipped.contains(record.getUTF8String(1), record.getInt(2), record.getLong(3))) {
        rows.read(record, (table, row) -> write(drafts, table, row));
      }
    }
    return drafts.close().stream()
        .map(written -> new Output(rows.tables().get(written.table()), written.file()))
        .toList();
  }

  private void write(FileDrafts drafts, int table, InternalRow row) {
    if (tables[table] != null) {
      drafts.write(table, row);
    }
  }
}
