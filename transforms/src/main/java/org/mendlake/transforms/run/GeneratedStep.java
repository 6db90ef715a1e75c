package org.mendlake.transforms.run;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.mendlake.lake.TableDdl;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Generated;
import org.mendlake.transforms.fold.Rows;

/** Writes a table that follows from rules alone. */
final class GeneratedStep implements Step {
  private final Table table;
  private final List<Rows.Row> rows;

  GeneratedStep(Table table, Generated generated) {
    this.table = table;
    Rows made = new Rows(Tables.declared());
    generated.rows(made);
    this.rows = made.of(table.name());
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
    RowWriter writer = new RowWriter(table);
    return TableDdl.columns(table) + rows.stream().map(writer::row).toList();
  }

  @Override
  public void run(BuildContext context) {
    if (context.consumed().isPresent()) {
      return;
    }
    RowWriter writer = new RowWriter(table);
    List<Row> made = rows.stream().map(writer::row).toList();
    var desired = context.spark().createDataFrame(made, RowWriter.schema(table));
    new Difference(context, table).commit(desired, context.target().read(table));
  }
}
