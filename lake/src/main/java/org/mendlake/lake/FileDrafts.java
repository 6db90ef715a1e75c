package org.mendlake.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/** Files of several tables that one task writes, each begun with its first row. */
public final class FileDrafts {
  private final TableFiles[] tables;
  private final FileDraft[] drafts;

  private FileDrafts(TableFiles[] tables) {
    this.tables = tables.clone();
    this.drafts = new FileDraft[tables.length];
  }

  /**
   * Writes files; after a failure all of them are given up.
   *
   * @param tables where the rows of each table go
   * @param work writes the rows and closes
   */
  public static <T> T during(TableFiles[] tables, Function<FileDrafts, T> work) {
    FileDrafts drafts = new FileDrafts(tables);
    try {
      return work.apply(drafts);
    } catch (RuntimeException | Error failure) {
      drafts.abandon(failure);
      throw failure;
    }
  }

  /**
   * A file that is whole.
   *
   * @param table place of its table
   */
  public record Written(int table, WrittenFile file) implements Serializable {}

  /** Adds a row in Spark's internal form to the file of a table. */
  public void write(int table, InternalRow row) {
    if (drafts[table] == null) {
      drafts[table] = tables[table].begin();
    }
    drafts[table].write(row);
  }

  /** Ends every file that was begun. */
  public List<Written> close() {
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < drafts.length; i++) {
      if (drafts[i] != null) {
        written.add(new Written(i, drafts[i].close()));
        drafts[i] = null;
      }
    }
    return written;
  }

  private void abandon(Throwable failure) {
    for (FileDraft draft : drafts) {
      if (draft != null) {
        draft.abandon(failure);
      }
    }
  }
}
