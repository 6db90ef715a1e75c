package org.mendlake.transforms.run;

/**
 * How much of a build this process does itself, and how much is held in memory. Whatever the
 * limits, the tables are the same.
 *
 * @param tableBytes how large the files of a table may be to be read here, by one core: that is up
 *     to a hundred thousand rows
 * @param values how many values a job looks for, to bring the rows that have one of them here
 * @param keys how many touched keys of a fold are brought here
 * @param members how many versions the members of a dimension may have to be held in the memory of
 *     every task: each takes some 300 bytes
 */
record Limits(long tableBytes, int values, long keys, long members) {
  static final Limits USUAL = new Limits(1L << 20, 2_000, 200_000, 1_000_000);

  /** Leaves everything to Spark. */
  static final Limits NONE = new Limits(-1, -1, -1, -1);

  /** Takes every table for large: one pass does all. */
  static final Limits ONE_PASS = new Limits(0, -1, USUAL.keys, USUAL.members);

  /** Takes every table for large: jobs find the rows of the touched keys. */
  static final Limits FOUND_BY_JOBS = new Limits(0, USUAL.values, USUAL.keys, USUAL.members);
}
