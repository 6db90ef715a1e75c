package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Table;

/** Commits what differs between the rows that should be there and those that are. */
final class Difference {
  private final BuildContext context;
  private final Table table;

  /** Whether rows of one key twice can come at all. */
  enum Uniqueness {
    /** Who makes the rows refuses two of one key. */
    BY_CONSTRUCTION,
    /** Nobody looked yet. */
    TO_BE_CHECKED
  }

  Difference(BuildContext context, Table table) {
    this.context = context;
    this.table = table;
  }

  /** The declared columns of a table, cast to their types. */
  static Dataset<Row> declared(Table table, Dataset<Row> rows) {
    return rows.select(
        table.columns().stream()
            .map(c -> col("`" + c.name() + "`").cast(c.type()).as(c.name()))
            .toArray(Column[]::new));
  }

  /**
   * Brings a table up to date, with at most one commit. What is written is held against the
   * declaration first.
   *
   * @param desired all rows that it should hold, of the declared columns
   * @throws BuildException if the rows break what the table must hold
   */
  void commit(Dataset<Row> desired) {
    if (context.isWithoutRowsOfOneStep(table)) {
      commit(desired, UnaryOperator.identity(), Uniqueness.TO_BE_CHECKED);
      return;
    }
    // Rows of one key meet when they are compared with those that are there.
    long version = context.target().version(table);
    TableWriting writing = TableWriting.of(context, table, Uniqueness.BY_CONSTRUCTION);
    WrittenChanges written =
        new HashedComparison(context, table, writing)
            .written(desired, version)
            .orElseGet(() -> compared(desired, UnaryOperator.identity(), writing, version));
    commit(written, version);
  }

  /**
   * Brings a part of a table up to date in the same way.
   *
   * @param desired the rows that the part should hold, of the declared columns
   * @param part takes from all rows of the table those of the part
   */
  void commit(Dataset<Row> desired, UnaryOperator<Dataset<Row>> part, Uniqueness uniqueness) {
    long version = context.target().version(table);
    TableWriting writing = TableWriting.of(context, table, uniqueness);
    WrittenChanges written =
        context.isWithoutRowsOfOneStep(table)
            ? changes(InternalPartitions.run(desired, new AdditionPass(writing)))
            : compared(desired, part, writing, version);
    commit(written, version);
  }

  private WrittenChanges compared(
      Dataset<Row> desired, UnaryOperator<Dataset<Row>> part, TableWriting writing, long version) {
    Dataset<Row> held = part.apply(context.target().placed(table, version));
    return changes(
        InternalPartitions.run(
            ComparisonPass.sides(table, desired, held), new ComparisonPass(writing, table)));
  }

  private WrittenChanges changes(List<WrittenChanges.Done> done) {
    return new WrittenChanges(context, table, 0, done);
  }

  private void commit(WrittenChanges written, long version) {
    written.check(version).forEach(context::warn);
    written.commit(version);
  }
}
