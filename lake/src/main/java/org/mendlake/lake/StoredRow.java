package org.mendlake.lake;

import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A row that a table holds, and where.
 *
 * @param row the declared columns in their order, in Spark's internal form
 * @param file the file, as the table's log names it
 * @param position place in the file, from 0; {@link #NO_POSITION} in a table without deletion
 *     vectors
 */
public record StoredRow(InternalRow row, String file, long position) {

  /** Nobody asks where a row is that cannot be marked as deleted. */
  static final long NO_POSITION = -1;
}
