package org.mendlake.lake;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What becomes of a few rows of a table.
 *
 * @param inserted rows that are new
 * @param updated rows that are replaced
 * @param deleted rows that go away
 */
public record RowChanges(
    List<InternalRow> inserted, List<Update> updated, List<StoredRow> deleted) {

  public RowChanges {
    inserted = List.copyOf(inserted);
    updated = List.copyOf(updated);
    deleted = List.copyOf(deleted);
  }

  /**
   * A row replaced by another of the same key.
   *
   * @param before what the table holds
   * @param after what it shall hold
   */
  public record Update(StoredRow before, InternalRow after) {}

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return inserted.isEmpty() && updated.isEmpty() && deleted.isEmpty();
  }
}
