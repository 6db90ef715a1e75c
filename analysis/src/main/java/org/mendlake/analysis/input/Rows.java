package org.mendlake.analysis.input;

import java.util.List;

/** Takes the rows of one group, one by one, and keeps what its method needs. */
public interface Rows {
  /** Takes the next row; one that is not sound is left. */
  void add(Row row);

  /** What is wrong with the rows when they are looked at together, once all were taken. */
  default List<String> problems() {
    return List.of();
  }
}
