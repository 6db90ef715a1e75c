package org.mendlake.schema;

import java.util.Map;

/** Checks that a reference leads from a column of its table to a declared dimension. */
final class ReferenceCheck {
  private final String file;
  private final Table table;
  private final Map<String, Table> tables;
  private final Problems problems;

  ReferenceCheck(String file, Table table, Map<String, Table> tables, Problems problems) {
    this.file = file;
    this.table = table;
    this.tables = tables;
    this.problems = problems;
  }

  void check(Reference reference) {
    Table dimension = tables.get(reference.dimension());
    if (dimension == null || dimension.kind() != Kind.DIMENSION) {
      problem(
          reference,
          "Cannot refer to '"
              + reference.dimension()
              + "': no such dimension"
              + Names.suggestion(reference.dimension(), tables.keySet()));
      return;
    }
    column(reference, reference.by());
    reference.at().ifPresent(at -> column(reference, at));
    boolean versioned = dimension.history() == Table.History.SCD2;
    if (reference.at().isPresent() && !versioned) {
      problem(reference, "Cannot pick a version of " + dimension.name() + ": it is not SCD2");
    }
    if (reference.at().isEmpty() && versioned) {
      problem(reference, "Cannot pick a version of " + dimension.name() + ": 'at' is missing");
    }
  }

  private void column(Reference reference, String column) {
    if (!table.has(column)) {
      problem(
          reference,
          "Cannot find column '"
              + column
              + "'"
              + Names.suggestion(column, table.columns().stream().map(Column::name).toList()));
    }
  }

  private void problem(Reference reference, String message) {
    problems.add(file, "references." + reference.name() + ": " + message);
  }
}
