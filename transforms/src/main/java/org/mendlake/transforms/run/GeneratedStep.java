package org.mendlake.transforms.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.mendlake.lake.TableDdl;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Generated;
import org.mendlake.transforms.fold.Rows;

/** Writes a table that follows from rules alone. */
final class GeneratedStep implements Step {
  private static final Map<String, List<Row>> MADE = new ConcurrentHashMap<>();

  private final Table table;
  private final List<Row> rows;

  GeneratedStep(Table table, Generated generated) {
    this.table = table;
    this.rows = MADE.computeIfAbsent(table.name(), name -> rows(table, generated));
  }

  private static List<Row> rows(Table table, Generated generated) {
    Rows made = new Rows(Tables.declared());
    generated.rows(made);
    RowWriter writer = new RowWriter(table);
    return made.of(table.name()).stream().map(writer::row).toList();
  }

  @Override
  public String name() {
    return table.fold().orElseThrow();
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public Set<String> writes() {
    return Set.of(table.name());
  }

  @Override
  public String fingerprint() {
    return TableDdl.columns(table) + rows;
  }

  @Override
  public void run(BuildContext context) {
    if (context.consumed().isEmpty()) {
      var desired = context.spark().createDataFrame(rows, RowWriter.schema(table));
      new Difference(context, table).commit(desired, context.target().read(table));
    }
  }
}
