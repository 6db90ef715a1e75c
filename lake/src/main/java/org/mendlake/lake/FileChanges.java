package org.mendlake.lake;

import java.util.List;

/**
 * What becomes of rows of a table, in files that tasks have written.
 *
 * @param rows files of new rows, and of those that replace others
 * @param feed files of the change feed: every change, with replaced rows old and new; none when
 *     rows are only added
 * @param gone rows that are replaced or go away
 */
public record FileChanges(List<WrittenFile> rows, List<WrittenFile> feed, RowMarks gone) {
  public FileChanges {
    rows = List.copyOf(rows);
    feed = List.copyOf(feed);
  }
}
