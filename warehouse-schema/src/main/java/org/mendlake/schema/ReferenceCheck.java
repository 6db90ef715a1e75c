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
    reference
        .carry()
        .forEach((column, attribute) -> carried(reference, dimension, column, attribute));
  }

  private void carried(Reference reference, Table dimension, String name, String attribute) {
    if (!dimension.hasSurrogateKey()) {
      problem(reference, "Cannot carry '" + attribute + "': join " + dimension.name() + " instead");
    }
    if (!dimension.has(attribute)) {
      problem(
          reference,
          "Cannot carry '"
              + attribute
              + "': no such column in "
              + dimension.name()
              + suggestion(attribute, dimension));
    }
    column(reference, name);
    if (!table.has(name) || !dimension.has(attribute)) {
      return;
    }
    Column column = table.column(name);
    String type = dimension.column(attribute).type();
    if (!column.type().equals(type)) {
      problem(
          reference,
          "Cannot carry '"
              + attribute
              + "' ("
              + type
              + ") in '"
              + name
              + "' ("
              + column.type()
              + ")");
    }
    if (!column.nullable()) {
      problem(
          reference,
          "Cannot carry into '" + name + "': it must be nullable, for a member not named");
    }
    boolean isUsed =
        table.key().contains(name)
            || table.foldKey().contains(name)
            || table.references().stream()
                .anyMatch(
                    r ->
                        r.by().equals(name)
                            || r.at().filter(name::equals).isPresent()
                            || (!r.equals(reference) && r.carry().containsKey(name)));
    if (isUsed) {
      problem(
          reference,
          "Cannot carry into '" + name + "': the fold or another reference decides that column");
    }
  }

  private void column(Reference reference, String column) {
    if (!table.has(column)) {
      problem(reference, "Cannot find column '" + column + "'" + suggestion(column, table));
    }
  }

  private static String suggestion(String column, Table of) {
    return Names.suggestion(column, of.columns().stream().map(Column::name).toList());
  }

  private void problem(Reference reference, String message) {
    problems.add(file, "references." + reference.name() + ": " + message);
  }
}
