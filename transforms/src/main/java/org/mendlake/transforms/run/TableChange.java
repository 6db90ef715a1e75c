package org.mendlake.transforms.run;

/**
 * What a build did to a table.
 *
 * @param rows rows it holds now
 * @param version its version now; unchanged when no row was
 */
public record TableChange(
    String table, long inserted, long updated, long deleted, long rows, long version) {

  /** Whether the build committed to the table. */
  public boolean isChange() {
    return inserted + updated + deleted > 0;
  }
}
