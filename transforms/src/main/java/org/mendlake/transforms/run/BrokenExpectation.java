package org.mendlake.transforms.run;

/**
 * Rows that do not meet an expectation.
 *
 * @param example the key of one of them
 */
public record BrokenExpectation(String table, String expectation, long rows, String example) {
  @Override
  public String toString() {
    return table
        + ": "
        + expectation
        + " is broken by "
        + rows
        + (rows == 1 ? " row" : " rows")
        + ", such as "
        + example;
  }
}
