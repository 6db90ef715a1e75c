package org.mendlake.schema.docs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** The data dictionary: a page for each group of tables and an index of all. */
final class DataDictionary {
  private static final String INTRODUCTION =
      """
      # Data dictionary

      Every table of the warehouse by layer. In every layer the declared key is unique and a column
      is only NULL where its description says what that means. Reference keys (`*_key`) always name
      a row: `-1` is the unknown member, and a member that is only known by being named elsewhere is
      an inferred row. [Star diagrams](../stars.md) show what refers to what, [events](../events.md)
      where the numbers come from.

      """;

  private enum Group {
    BRONZE("Bronze: what Kafka delivered"),
    SILVER("Silver: distinct valid events"),
    DIMENSIONS("Gold: dimensions"),
    FACTS("Gold: facts"),
    MARTS("Marts: answers");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    private String file() {
      return name().toLowerCase(java.util.Locale.ROOT) + ".md";
    }

    private static Group of(Table table) {
      if (table.layer() == Layer.GOLD) {
        return table.kind() == Kind.DIMENSION ? DIMENSIONS : FACTS;
      }
      return valueOf(table.layer().name());
    }
  }

  private final Contracts contracts;
  private final Map<Group, List<Table>> groups;

  DataDictionary(Contracts contracts, Tables tables) {
    this.contracts = contracts;
    this.groups =
        tables.all().stream()
            .collect(
                Collectors.groupingBy(
                    Group::of, () -> new EnumMap<>(Group.class), Collectors.toList()));
  }

  /** The pages by path below {@code docs/generated}. */
  Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    pages.put("data-dictionary/README.md", index());
    groups.forEach(
        (group, tables) -> pages.put("data-dictionary/" + group.file(), page(group, tables)));
    return pages;
  }

  private String index() {
    StringBuilder page = new StringBuilder(Markdown.HEADER).append(INTRODUCTION);
    groups.forEach(
        (group, tables) -> {
          page.append("## ").append(group.title).append("\n\n");
          MarkdownTable list = new MarkdownTable("table", "one row is", "description", "说明");
          for (Table table : tables) {
            list.row(
                "[" + table.name() + "](" + group.file() + "#" + table.name() + ")",
                Markdown.text(table.grain()),
                Markdown.text(table.description().en()),
                Markdown.text(table.description().zh()));
          }
          page.append(list);
        });
    return page.toString().stripTrailing() + "\n";
  }

  private String page(Group group, List<Table> tables) {
    StringBuilder page = new StringBuilder(Markdown.HEADER);
    page.append("# ").append(group.title).append("\n\n");
    tables.forEach(table -> page.append(new TableEntry(contracts, table)));
    return page.toString().stripTrailing() + "\n";
  }
}
