package org.mendlake.transforms.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.TableDdl;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Generated;
import org.mendlake.transforms.fold.Rows;

/** Writes a table that follows from rules alone. */
final class GeneratedStep implements Step {
  private static final Map<String, List<InternalRow>> MADE = new ConcurrentHashMap<>();

  private final Table table;
  private final List<InternalRow> rows;

  GeneratedStep(Table table, Generated generated, Tables tables) {
    this.table = table;
    this.rows = MADE.computeIfAbsent(table.name(), name -> rows(table, generated, tables));
  }

  private static List<InternalRow> rows(Table table, Generated generated, Tables tables) {
    Rows made = new Rows(tables);
    generated.rows(made);
    RowWriter writer = new RowWriter(table);
    return made.of(table.name()).stream().map(FoldedRow::current).map(writer::row).toList();
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
  public void run(BuildContext context, Optional<BuildState.Consumed> consumed) {
    if (consumed.isEmpty()) {
      if (new DifferenceAtHand(context, table)
          .commit(Part.all(table), new References(context, table).resolved(rows).orElseThrow())) {
        return;
      }
      var desired = InternalPartitions.of(context.spark(), rows, RowWriter.schema(table));
      new Difference(context, table).commit(Difference.declared(table, desired));
    }
  }
}
