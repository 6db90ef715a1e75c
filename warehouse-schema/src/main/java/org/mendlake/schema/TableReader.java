package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one table declaration. */
final class TableReader {
  private static final Set<String> KEYS =
      Set.of(
          "kind",
          "history",
          "grain",
          "key",
          "owner",
          "description",
          "columns",
          "references",
          "expect",
          "measures",
          "fold",
          "fold_key",
          "statistics",
          "versions",
          "open_while");

  private final TableFile file;

  TableReader(TableFile file) {
    this.file = file;
  }

  Table read(Layer layer, String name, JsonNode node) {
    file.refuseUnknown("", node, KEYS);
    Kind kind = file.choice("kind", node.path("kind").asText(""), Kind.values(), Kind.MART);
    Table.History history =
        file.choice(
            "history",
            node.path("history").asText("none"),
            Table.History.values(),
            Table.History.NONE);
    List<Reference> references = references(node.path("references"));
    List<Column> declared = new ColumnReader(file).columns(node.path("columns"));
    Table.Versions versions =
        file.choice(
            "versions",
            node.path("versions").asText("current"),
            Table.Versions.values(),
            Table.Versions.CURRENT);
    List<Column> columns =
        new ArrayList<>(DerivedColumns.around(name, kind, history, references, declared));
    List<String> natural = file.strings(node, "key");
    List<String> key = new ArrayList<>(natural);
    if (versions == Table.Versions.KNOWN) {
      columns.addAll(DerivedColumns.ofKnownVersions());
      key.add(Table.KNOWN_FROM);
    }
    Table table =
        new Table(
            layer,
            name,
            kind,
            history,
            file.text("grain", node.path("grain")),
            key,
            file.text("owner", node.path("owner")),
            file.description("description", node.path("description")),
            columns,
            references,
            expectations(node.path("expect")),
            measures(node.path("measures")),
            file.optional(node, "fold"),
            node.has("fold_key") ? file.strings(node, "fold_key") : first(natural),
            node.has("statistics") ? file.strings(node, "statistics") : key,
            versions,
            file.optional(node, "open_while"));
    new TableCheck(table, file).check();
    new FoldCheck(table, file).check();
    return table;
  }

  private List<Reference> references(JsonNode node) {
    List<Reference> references = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : file.named("references", node).entrySet()) {
      String path = "references." + entry.getKey();
      file.refuseUnknown(path, entry.getValue(), Set.of("dim", "by", "at", "carry"));
      references.add(
          new Reference(
              entry.getKey(),
              file.text(path + ".dim", entry.getValue().path("dim")),
              file.text(path + ".by", entry.getValue().path("by")),
              file.optional(entry.getValue(), "at"),
              carry(path + ".carry", entry.getValue().path("carry"))));
    }
    return references;
  }

  private Map<String, String> carry(String path, JsonNode node) {
    Map<String, String> carry = new TreeMap<>();
    file.named(path, node)
        .forEach(
            (column, attribute) -> carry.put(column, file.text(path + "." + column, attribute)));
    return carry;
  }

  private List<Expectation> expectations(JsonNode node) {
    file.refuseUnknown("expect", node, Set.of("fail", "warn"));
    List<Expectation> expectations = new ArrayList<>();
    for (String severity : List.of("fail", "warn")) {
      String path = "expect." + severity;
      file.named(path, node.path(severity))
          .forEach(
              (name, condition) ->
                  expectations.add(
                      new Expectation(
                          name, file.text(path + "." + name, condition), severity.equals("fail"))));
    }
    return expectations;
  }

  private List<Measure> measures(JsonNode node) {
    List<Measure> measures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : file.named("measures", node).entrySet()) {
      String path = "measures." + entry.getKey();
      file.refuseUnknown(path, entry.getValue(), Set.of("sql", "format", "en", "zh"));
      measures.add(
          new Measure(
              entry.getKey(),
              file.text(path + ".sql", entry.getValue().path("sql")),
              entry.getValue().path("format").asText(",d"),
              file.description(path, entry.getValue())));
    }
    return measures;
  }

  private static List<String> first(List<String> list) {
    return list.isEmpty() ? list : list.subList(0, 1);
  }
}
