package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;

/** Commits what differs between the rows that should be there and those that are. */
final class Difference {
  private static final String COPIES = "_copies";

  private final BuildContext context;
  private final Table table;
  private final Uniqueness uniqueness;

  /** Whether rows of one key twice can come at all. */
  enum Uniqueness {
    /** Who makes the rows refuses two of one key. */
    BY_CONSTRUCTION,
    /** Nobody looked yet. */
    TO_BE_CHECKED
  }

  Difference(BuildContext context, Table table, Uniqueness uniqueness) {
    this.context = context;
    this.table = table;
    this.uniqueness = uniqueness;
  }

  /** The declared columns of a table, cast to their types. */
  static Dataset<Row> declared(Table table, Dataset<Row> rows) {
    return rows.select(
        table.columns().stream()
            .map(c -> col("`" + c.name() + "`").cast(c.type()).as(c.name()))
            .toArray(Column[]::new));
  }

  /**
   * Brings a part of a table up to date, with at most one commit. What is written is held against
   * the declaration first.
   *
   * @param desired the rows that the part should hold, of the declared columns
   * @param stored the rows that it holds, of the table's current version
   * @throws BuildException if the rows break what the table must hold
   */
  void commit(Dataset<Row> desired, Dataset<Row> stored) {
    if (context.isEmpty(table)) {
      new FirstRows(context).write(table, desired, uniqueness);
    } else {
      change(desired, stored);
    }
  }

  private void change(Dataset<Row> desired, Dataset<Row> stored) {
    Dataset<Row> changes =
        InternalPartitions.detached(changes(desired, stored))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Breaches breaches = Breaches.of(table);
      Column kind = col(TableStore.CHANGE);
      List<Column> columns = new ArrayList<>();
      columns.add(count_if(kind.equalTo("insert")));
      columns.add(count_if(kind.equalTo("update")));
      columns.add(count_if(kind.equalTo("delete")));
      columns.add(count_if(col(COPIES).gt(1)));
      columns.add(org.apache.spark.sql.functions.min(when(col(COPIES).gt(1), Breaches.key(table))));
      columns.addAll(breaches.columns(kind.notEqual("delete")));
      Row found = Expectations.aggregate(changes.groupBy(), columns).first();
      if (found.getLong(3) > 0) {
        throw new BuildException(
            List.of(
                new BrokenExpectation(
                    table.name(), "key_is_unique", found.getLong(3), found.getString(4))));
      }
      breaches.told(found, 5).forEach(context::warn);
      commit(changes, found.getLong(0), found.getLong(1), found.getLong(2));
    } finally {
      changes.unpersist();
    }
  }

  private void commit(Dataset<Row> changes, long inserted, long updated, long deleted) {
    if (inserted + updated + deleted == 0) {
      return;
    }
    context.listener().beforeCommit(table.name());
    if (updated + deleted == 0) {
      context.target().append(table, changes);
    } else {
      context.target().merge(table, changes.drop(COPIES));
    }
    done(inserted, updated, deleted, context.target().read(table).count());
  }

  private void done(long inserted, long updated, long deleted, long rows) {
    context.changed(
        new TableChange(
            table.name(), inserted, updated, deleted, rows, context.target().version(table)));
  }

  private Dataset<Row> changes(Dataset<Row> desired, Dataset<Row> stored) {
    Dataset<Row> wanted = keyed(desired, "_d");
    if (uniqueness == Uniqueness.TO_BE_CHECKED) {
      Column[] keys = new Column[table.key().size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = col("_d_key" + i);
      }
      wanted = wanted.groupBy(keys).agg(first("_d").as("_d"), count(lit(1)).as(COPIES));
    } else {
      wanted = wanted.withColumn(COPIES, lit(1L));
    }
    Dataset<Row> held = keyed(stored, "_s");
    Column on = lit(true);
    for (int i = 0; i < table.key().size(); i++) {
      on = on.and(col("_d_key" + i).equalTo(col("_s_key" + i)));
    }
    Dataset<Row> paired =
        wanted
            .join(held, on, "full_outer")
            .withColumn(COPIES, coalesce(col(COPIES), lit(1L)))
            .withColumn(
                TableStore.CHANGE,
                when(col("_s").isNull(), lit("insert"))
                    .when(col("_d").isNull(), lit("delete"))
                    .when(col("_d").eqNullSafe(col("_s")), lit("same"))
                    .otherwise(lit("update")))
            .where(col(TableStore.CHANGE).notEqual("same").or(col(COPIES).gt(1)))
            .withColumn("_row", when(col("_d").isNull(), col("_s")).otherwise(col("_d")));
    List<Column> out = new ArrayList<>();
    table.columns().forEach(c -> out.add(col("_row.`" + c.name() + "`").as(c.name())));
    out.add(col(TableStore.CHANGE));
    out.add(col(COPIES));
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
