package org.mendlake.schema.docs;

import java.util.Locale;
import java.util.Optional;
import org.mendlake.schema.Column;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Measure;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;

/** The entry of one table in the data dictionary. */
final class TableEntry {
  private final Contracts contracts;
  private final Table table;

  TableEntry(Contracts contracts, Table table) {
    this.contracts = contracts;
    this.table = table;
  }

  @Override
  public String toString() {
    return "## "
        + table.name()
        + "\n\n"
        + Markdown.text(table.description().en())
        + "<br>\n"
        + Markdown.text(table.description().zh())
        + "\n\n"
        + facts()
        + columns()
        + titled("References", references())
        + titled("Expectations", expectations())
        + titled("Measures", measures());
  }

  private String facts() {
    StringBuilder facts = new StringBuilder();
    facts.append("- One row is ").append(Markdown.text(table.grain())).append(".\n");
    facts.append("- Kind: ").append(words(table.kind()));
    if (table.history() != Table.History.NONE) {
      facts.append(", ").append(table.history());
    }
    facts.append(". Key: ").append(Markdown.codes(table.key()));
    facts.append(". Owner: ").append(Markdown.text(table.owner())).append(".\n");
    table
        .fold()
        .ifPresent(
            fold ->
                facts
                    .append("- Written by ")
                    .append(
                        switch (fold) {
                          case Table.EVERY_FOLD -> "every fold";
                          case Table.RUNNER -> "the runner";
                          default -> "the fold " + Markdown.code(fold);
                        })
                    .append(".\n"));
    table
        .openWhile()
        .ifPresent(
            open ->
                facts
                    .append("- A row changes with the knowledge date while ")
                    .append(Markdown.code(open))
                    .append(".\n"));
    if (table.versions() == Table.Versions.KNOWN) {
      facts.append(
          "- Keeps every version that was ever known, from `known_from` until `known_to`.\n");
    }
    for (Reference reference : table.references()) {
      reference
          .carry()
          .forEach(
              (column, attribute) ->
                  facts
                      .append("- ")
                      .append(Markdown.code(column))
                      .append(" is the ")
                      .append(Markdown.code(attribute))
                      .append(" of the ")
                      .append(Markdown.code(reference.keyColumn()))
                      .append(" row.\n"));
    }
    return facts.append("\n").toString();
  }

  private MarkdownTable columns() {
    MarkdownTable columns =
        new MarkdownTable("column", "type", "unit", "sums", "NULL", "description", "说明");
    for (Column column : table.columns()) {
      columns.row(
          Markdown.code(column.name()),
          type(column),
          column.unit().map(Markdown::text).orElse(""),
          column.additivity().map(TableEntry::words).orElse(""),
          column.nullable() ? "yes" : "",
          Markdown.text(column.description().en())
              + (column.role() == Column.Role.AUDIT ? " *Audit.*" : ""),
          Markdown.text(column.description().zh()));
    }
    return columns;
  }

  /** The type; the struct of an event is described where the event is. */
  private String type(Column column) {
    Optional<Contract> event =
        contracts.all().stream().filter(c -> c.column().equals(column.name())).findFirst();
    if (event.isPresent() && column.type().startsWith("STRUCT<")) {
      String type = event.get().type();
      return "[struct](../events.md#" + Markdown.anchor(type) + ")";
    }
    return Markdown.text(column.type());
  }

  private MarkdownTable references() {
    MarkdownTable references =
        new MarkdownTable("role", "dimension", "natural key", "version of", "surrogate key");
    for (Reference reference : table.references()) {
      String dimension = reference.dimension();
      references.row(
          Markdown.text(reference.name()),
          "[" + dimension + "](dimensions.md#" + dimension + ")",
          Markdown.code(reference.by()),
          reference.at().map(Markdown::code).orElse(""),
          table.has(reference.keyColumn()) ? Markdown.code(reference.keyColumn()) : "");
    }
    return references;
  }

  private MarkdownTable expectations() {
    MarkdownTable expectations = new MarkdownTable("expected", "condition", "a breach");
    for (Expectation expectation : table.expectations()) {
      expectations.row(
          Markdown.text(expectation.name().replace('_', ' ')),
          Markdown.code(expectation.condition()),
          expectation.fails() ? "stops the build" : "is told");
    }
    return expectations;
  }

  private MarkdownTable measures() {
    MarkdownTable measures = new MarkdownTable("measure", "SQL", "description", "说明");
    for (Measure measure : table.measures()) {
      measures.row(
          Markdown.code(measure.name()),
          Markdown.code(measure.expression()),
          Markdown.text(measure.description().en()),
          Markdown.text(measure.description().zh()));
    }
    return measures;
  }

  private static String titled(String title, MarkdownTable content) {
    String text = content.toString();
    return text.isEmpty() ? "" : "**" + title + "**\n\n" + text;
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
