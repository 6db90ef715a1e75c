package org.mendlake.transforms.run;

/**
 * What a build did to a table that it committed to.
 *
 * @param rows rows it holds now
 * @param version its version now
 */
public record TableChange(
    String table, long inserted, long updated, long deleted, long rows, long version) {

  /** Both changes of one table. */
  TableChange then(TableChange next) {
    return new TableChange(
        table,
        inserted + next.inserted,
        updated + next.updated,
        deleted + next.deleted,
        next.rows,
        next.version);
  }
}
