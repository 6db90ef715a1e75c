package org.mendlake.schema.docs;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mendlake.schema.Column;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** The page of stars: which fact refers to which dimension, and a Mermaid diagram of each. */
final class StarDiagrams {
  private static final String INTRODUCTION =
      """
      # Stars

      Which fact refers to which dimension; a cell names the role that the dimension plays. The
      diagrams show every column of the fact and the keys of its dimensions; the
      [data dictionary](data-dictionary/README.md) says what they mean.

      """;

  private final Tables tables;
  private final List<Table> facts;

  StarDiagrams(Tables tables) {
    this.tables = tables;
    this.facts =
        tables.of(Layer.GOLD).stream()
            .filter(t -> t.kind() != Kind.DIMENSION && !t.references().isEmpty())
            .toList();
  }

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder(Markdown.HEADER).append(INTRODUCTION).append(matrix());
    for (Table fact : facts) {
      page.append("## ").append(fact.name()).append("\n\n");
      page.append("One row is ").append(Markdown.text(fact.grain())).append(".\n\n");
      page.append("```mermaid\nerDiagram\n").append(diagram(fact)).append("```\n\n");
    }
    return page.toString().stripTrailing() + "\n";
  }

  private MarkdownTable matrix() {
    List<String> dimensions =
        facts.stream()
            .flatMap(f -> f.references().stream())
            .map(Reference::dimension)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    String[] headings = new String[dimensions.size() + 1];
    headings[0] = "fact";
    for (int i = 0; i < dimensions.size(); i++) {
      headings[i + 1] = dimensions.get(i);
    }
    MarkdownTable matrix = new MarkdownTable(headings);
    for (Table fact : facts) {
      String[] cells = new String[headings.length];
      cells[0] = "[" + fact.name() + "](#" + fact.name() + ")";
      for (int i = 0; i < dimensions.size(); i++) {
        cells[i + 1] = roles(fact, dimensions.get(i));
      }
      matrix.row(cells);
    }
    return matrix;
  }

  private static String roles(Table fact, String dimension) {
    return fact.references().stream()
        .filter(r -> r.dimension().equals(dimension))
        .map(r -> r.name().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  private String diagram(Table fact) {
    StringBuilder diagram = new StringBuilder();
    for (Reference reference : fact.references()) {
      String one = fact.has(reference.keyColumn()) || !nullable(fact, reference) ? "||" : "|o";
      diagram
          .append("    ")
          .append(reference.dimension())
          .append(' ')
          .append(one)
          .append("--o{ ")
          .append(fact.name())
          .append(" : ")
          .append(reference.name())
          .append('\n');
    }
    diagram.append(box(fact, fact.content()));
    new TreeSet<>(fact.references().stream().map(Reference::dimension).toList())
        .forEach(name -> diagram.append(box(tables.named(name), keys(tables.named(name)))));
    return diagram.toString();
  }

  private static boolean nullable(Table fact, Reference reference) {
    return fact.column(reference.by()).nullable();
  }

  private static List<Column> keys(Table dimension) {
    return dimension.columns().stream()
        .filter(c -> c.role() == Column.Role.SURROGATE || dimension.key().contains(c.name()))
        .toList();
  }

  private static String box(Table table, List<Column> columns) {
    StringBuilder box = new StringBuilder("    " + table.name() + " {\n");
    for (Column column : columns) {
      box.append("        ")
          .append(column.type().replaceFirst("[(<].*", "").toLowerCase(java.util.Locale.ROOT))
          .append(' ')
          .append(column.name())
          .append(mark(table, column.name()))
          .append('\n');
    }
    return box.append("    }\n").toString();
  }

  private static String mark(Table table, String column) {
    boolean primary =
        table.hasSurrogateKey()
            ? column.equals(table.surrogateKey())
            : table.key().contains(column);
    if (primary) {
      return " PK";
    }
    return table.references().stream().anyMatch(r -> r.keyColumn().equals(column)) ? " FK" : "";
  }
}
