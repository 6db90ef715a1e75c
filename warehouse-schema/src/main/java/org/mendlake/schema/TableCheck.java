package org.mendlake.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the parts of one table's declaration agree with each other. */
final class TableCheck {
  private final Table table;
  private final TableFile file;

  TableCheck(Table table, TableFile file) {
    this.table = table;
    this.file = file;
  }

  void check() {
    kindFitsItsPlace();
    columnsAreUnique();
    columnsExist("key", table.key());
    columnsExist("fold_key", table.foldKey());
    columnsExist("statistics", table.statistics());
    keyIsNeverNull();
    referencesDiffer();
    expectationsDiffer();
    moneyHasACurrency();
  }

  private void kindFitsItsPlace() {
    boolean dimension = table.kind() == Kind.DIMENSION;
    if (dimension && table.history() == Table.History.NONE) {
      file.problem("history", "Cannot keep a dimension without it: expected scd0, scd1 or scd2");
    }
    if (!dimension && table.history() != Table.History.NONE) {
      file.problem("history", "Cannot keep a history: only a dimension has one");
    }
    if ((table.kind() == Kind.MART) != (table.layer() == Layer.MARTS)) {
      file.problem("kind", "Cannot place it: a mart belongs in marts/, and nothing else does");
    }
    prefix(dimension, "dim_");
    prefix(table.kind().isFact(), "fct_");
  }

  private void prefix(boolean expected, String prefix) {
    if (table.name().startsWith(prefix) != expected) {
      file.problem(
          "kind",
          "Cannot name it "
              + table.name()
              + ": "
              + (expected ? "expected " + prefix : prefix + " names another kind"));
    }
  }

  private void columnsAreUnique() {
    Set<String> seen = new HashSet<>();
    for (Column column : table.columns()) {
      if (!seen.add(column.name())) {
        file.problem(
            "columns." + column.name(),
            "Cannot use the name twice: it is also derived from the kind or the references");
      }
    }
  }

  private void columnsExist(String path, List<String> names) {
    List<String> known = table.columns().stream().map(Column::name).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!known.contains(name)) {
        file.problem(path, "Cannot find column '" + name + "'" + Names.suggestion(name, known));
      }
      if (!seen.add(name)) {
        file.problem(path, "Cannot name column '" + name + "' twice");
      }
    }
  }

  private void keyIsNeverNull() {
    for (Column column : table.columns()) {
      if (table.key().contains(column.name()) && column.nullable()) {
        file.problem("columns." + column.name(), "Cannot be NULL: it is part of the key");
      }
    }
  }

  private void referencesDiffer() {
    Map<List<Object>, String> seen = new HashMap<>();
    for (Reference reference : table.references()) {
      List<Object> what = List.of(reference.dimension(), reference.by(), reference.at());
      String other = seen.put(what, reference.name());
      if (other != null) {
        file.problem(
            "references." + reference.name(), "Cannot refer twice: '" + other + "' is the same");
      }
    }
  }

  private void expectationsDiffer() {
    Set<String> seen = new HashSet<>();
    for (Expectation expectation : table.expectations()) {
      if (!seen.add(expectation.name())) {
        file.problem("expect", "Cannot both fail and warn for '" + expectation.name() + "'");
      }
    }
  }

  private void moneyHasACurrency() {
    Optional<Column> money =
        table.columns().stream()
            .filter(c -> c.unit().filter(u -> u.startsWith("currency")).isPresent())
            .findFirst();
    if (money.isPresent() && table.columns().stream().noneMatch(c -> isCurrency(c.name()))) {
      file.problem(
          "columns." + money.get().name(),
          "Cannot keep an amount without its currency: a column 'currency' is missing");
    }
  }

  private static boolean isCurrency(String column) {
    return column.equals("currency") || column.endsWith("_currency");
  }
}
