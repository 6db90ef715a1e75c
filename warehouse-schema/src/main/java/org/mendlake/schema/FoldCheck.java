package org.mendlake.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what a table's declaration says about the fold that writes it. */
final class FoldCheck {
  private static final Pattern TEXT = Pattern.compile("'[^']*'");
  private static final Pattern LOWER_CASE_WORD = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b");

  private final Table table;
  private final TableFile file;

  FoldCheck(Table table, TableFile file) {
    this.table = table;
    this.file = file;
  }

  void check() {
    goldIsFolded();
    versionsComeFromOneFold();
    table.openWhile().ifPresent(this::openRowsComeFromOneFold);
  }

  private void goldIsFolded() {
    if ((table.layer() == Layer.GOLD) != table.fold().isPresent()) {
      file.problem(
          "fold",
          table.fold().isPresent()
              ? "Cannot write it with a fold: only gold tables are written by folds"
              : "Cannot fill a gold table: name the fold that writes it");
    }
  }

  private void versionsComeFromOneFold() {
    if (table.versions() != Table.Versions.KNOWN) {
      return;
    }
    if (table.ownFold().isEmpty()) {
      file.problem("versions", "Cannot keep versions as known: only a fold of its own can replay");
    }
    if (table.kind() == Kind.DIMENSION) {
      file.problem(
          "versions", "Cannot keep versions as known: a dimension keeps its past by 'history'");
    }
    if (table.openWhile().isPresent()) {
      file.problem(
          "open_while",
          "Cannot change with the day and be kept as known: a version says what was known once");
    }
  }

  /** SQL words are upper-case, so every lower-case word must be a column. */
  private void openRowsComeFromOneFold(String condition) {
    if (condition.isBlank()) {
      file.problem("open_while", "Cannot do without it: a condition is missing");
    }
    if (table.ownFold().isEmpty()) {
      file.problem(
          "open_while", "Cannot find what to fold anew: only rows of a fold change with the day");
    }
    List<String> columns = table.columns().stream().map(Column::name).toList();
    Matcher words = LOWER_CASE_WORD.matcher(TEXT.matcher(condition).replaceAll(""));
    while (words.find()) {
      if (!columns.contains(words.group())) {
        file.problem(
            "open_while",
            "Cannot find column '"
                + words.group()
                + "'"
                + Names.suggestion(words.group(), columns)
                + " (SQL words are upper-case)");
      }
    }
  }
}
