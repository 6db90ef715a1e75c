package org.mendlake.transforms.run;

import java.util.List;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** The project's tables, of which one expects something else. */
record StricterTables(String name, String expectation, String condition, boolean isFatal)
    implements TableDeclarations {

  @Override
  public Tables tables() {
    return new Tables(
        Tables.declared().all().stream()
            .map(table -> table.name().equals(name) ? expecting(table) : table)
            .toList());
  }

  private Table expecting(Table table) {
    return new Table(
        table.layer(),
        table.name(),
        table.kind(),
        table.history(),
        table.grain(),
        table.key(),
        table.owner(),
        table.description(),
        table.columns(),
        table.references(),
        List.of(new Expectation(expectation, condition, isFatal)),
        table.measures(),
        table.fold(),
        table.foldKey(),
        table.statistics(),
        table.versions(),
        table.openWhile());
  }
}
