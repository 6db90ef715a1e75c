package org.mendlake.transforms.fold;

/** A table that follows from rules alone, such as a calendar. */
public interface Generated {
  /** Makes every row of the table. */
  void rows(Rows rows);
}
