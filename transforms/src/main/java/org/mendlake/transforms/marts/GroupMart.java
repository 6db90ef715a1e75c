package org.mendlake.transforms.marts;

import java.util.List;
import java.util.Map;
import org.mendlake.transforms.fold.Rows;

/**
 * A mart whose maths is not relational. The file {@code sql/marts/<name>.prepare.sql} gathers what
 * it needs; a pure function turns the rows of each group, in order, into rows of the mart.
 */
public interface GroupMart {

  /** Columns of the prepared rows that make a group. */
  List<String> group();

  /** Columns of the prepared rows that order a group; with the group they identify a row. */
  List<String> order();

  /**
   * Rows of one group.
   *
   * @param prepared the group's rows in order, each a map from column to value
   * @param rows takes the rows of the mart
   */
  void rows(List<Map<String, Object>> prepared, Rows rows);
}
