package org.mendlake.transforms.fold;

import java.util.List;

/**
 * The life of one thing: a pure function from all events of one key, known by the end of a day, to
 * rows of one or more gold tables.
 *
 * <p>A fold never reads the clock, never depends on the order in which events arrive and never
 * throws for what events say: what it cannot use becomes a data issue.
 */
public interface Fold {

  /** Name under which its data issues are kept: the simple class name. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What it reads. */
  List<Input> inputs();

  /**
   * Folds everything known about one key.
   *
   * @param key the key
   * @param known its events and the gold rows that share the key
   * @param rows takes the rows that follow
   */
  void fold(String key, Known known, Rows rows);
}
