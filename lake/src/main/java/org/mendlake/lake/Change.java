package org.mendlake.lake;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.unsafe.types.UTF8String;

/** What the change feed says of a row. */
public enum Change {
  INSERT("insert"),
  BEFORE_UPDATE("update_preimage"),
  AFTER_UPDATE("update_postimage"),
  DELETE("delete");

  /** Column that the feed has beside those of the table. */
  static final String COLUMN = "_change_type";

  private final String label;

  Change(String label) {
    this.label = label;
  }

  /** A row of the feed. */
  public InternalRow of(InternalRow row) {
    return new JoinedRow(row, new GenericInternalRow(new Object[] {UTF8String.fromString(label)}));
  }
}
