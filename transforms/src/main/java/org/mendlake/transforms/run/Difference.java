package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;

/** Commits what differs between the rows that should be there and those that are. */
final class Difference {
  private final BuildContext context;
  private final Table table;

  Difference(BuildContext context, Table table) {
    this.context = context;
    this.table = table;
  }

  /**
   * Brings a part of a table up to date, with at most one commit.
   *
   * @param desired the rows that the part should hold; held against the declaration first
   * @param stored the rows that it holds, of the table's current version
   * @throws BuildException if the rows break what the table must hold
   */
  void commit(Dataset<Row> desired, Dataset<Row> stored) {
    Dataset<Row> wanted = declared(desired).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Expectations.Outcome outcome = Expectations.check(table, wanted);
      outcome.warnings().forEach(context::warn);
      if (context.isEmpty(table)) {
        if (outcome.rows() > 0) {
          context.listener().beforeCommit(table.name());
          context.target().append(table, wanted);
        }
        done(outcome.rows(), 0, 0);
      } else {
        commitChanges(wanted, stored);
      }
    } finally {
      wanted.unpersist();
    }
  }

  private Dataset<Row> declared(Dataset<Row> rows) {
    return rows.select(
        table.columns().stream()
            .map(c -> col("`" + c.name() + "`").cast(c.type()).as(c.name()))
            .toArray(Column[]::new));
  }

  private void commitChanges(Dataset<Row> wanted, Dataset<Row> stored) {
    Dataset<Row> changes = changes(wanted, stored).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Map<String, Long> counts = new HashMap<>();
      for (Row row : changes.groupBy(TableStore.CHANGE).count().collectAsList()) {
        counts.put(row.getString(0), row.getLong(1));
      }
      long inserted = counts.getOrDefault("insert", 0L);
      long updated = counts.getOrDefault("update", 0L);
      long deleted = counts.getOrDefault("delete", 0L);
      if (inserted + updated + deleted > 0) {
        context.listener().beforeCommit(table.name());
        if (updated + deleted == 0) {
          context.target().append(table, changes);
        } else {
          context.target().merge(table, changes);
        }
      }
      done(inserted, updated, deleted);
    } finally {
      changes.unpersist();
    }
  }

  private void done(long inserted, long updated, long deleted) {
    context.changed(
        new TableChange(
            table.name(),
            inserted,
            updated,
            deleted,
            context.target().read(table).count(),
            context.target().version(table)));
  }

  private Dataset<Row> changes(Dataset<Row> desired, Dataset<Row> stored) {
    Dataset<Row> wanted = keyed(desired, "_d");
    Dataset<Row> held = keyed(stored, "_s");
    Column on = lit(true);
    for (int i = 0; i < table.key().size(); i++) {
      on = on.and(col("_d_key" + i).equalTo(col("_s_key" + i)));
    }
    Dataset<Row> paired =
        wanted
            .join(held, on, "full_outer")
            .withColumn(
                TableStore.CHANGE,
                when(col("_s").isNull(), lit("insert"))
                    .when(col("_d").isNull(), lit("delete"))
                    .when(col("_d").eqNullSafe(col("_s")), lit("same"))
                    .otherwise(lit("update")))
            .where(col(TableStore.CHANGE).notEqual("same"))
            .withColumn("_row", when(col("_d").isNull(), col("_s")).otherwise(col("_d")));
    List<Column> out = new ArrayList<>();
    table.columns().forEach(c -> out.add(col("_row.`" + c.name() + "`").as(c.name())));
    out.add(col(TableStore.CHANGE));
    return paired.select(out.toArray(Column[]::new));
  }

  private Dataset<Row> keyed(Dataset<Row> rows, String name) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.key().size(); i++) {
      columns.add(col("`" + table.key().get(i) + "`").as(name + "_key" + i));
    }
    Column[] all =
        table.columns().stream().map(c -> col("`" + c.name() + "`")).toArray(Column[]::new);
    columns.add(struct(all).as(name));
    return rows.select(columns.toArray(Column[]::new));
  }
}
