package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
          "statistics");
  private static final Set<String> COLUMN_KEYS =
      Set.of("type", "nullable", "role", "unit", "additivity", "en", "zh");
  private static final Pattern TYPE =
      Pattern.compile(
          "string|bigint|int|boolean|date|timestamp|double|binary|decimal\\(\\d+,\\s*\\d+\\)"
              + "|money|hours|array<.+>");

  private final String file;
  private final Problems problems;

  TableReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Table read(Layer layer, String name, JsonNode node) {
    refuseUnknown("", node, KEYS);
    Kind kind = choice("kind", node.path("kind").asText(""), Kind.values(), Kind.MART);
    Table.History history =
        choice(
            "history",
            node.path("history").asText("none"),
            Table.History.values(),
            Table.History.NONE);
    if (kind == Kind.DIMENSION && history == Table.History.NONE) {
      problem("history", "Cannot keep a dimension without it: expected scd0, scd1 or scd2");
    }
    List<Reference> references = references(node.path("references"));
    List<Column> columns =
        DerivedColumns.around(name, kind, history, references, columns(node.path("columns")));
    List<String> key = strings(node, "key");
    List<String> foldKey = node.has("fold_key") ? strings(node, "fold_key") : first(key);
    List<String> statistics = node.has("statistics") ? strings(node, "statistics") : key;
    columnsExist("key", key, columns);
    columnsExist("fold_key", foldKey, columns);
    columnsExist("statistics", statistics, columns);
    if (layer == Layer.GOLD && !node.has("fold")) {
      problem("fold", "Cannot fill a gold table: name the fold that writes it");
    }
    return new Table(
        layer,
        name,
        kind,
        history,
        text("grain", node.path("grain")),
        key,
        text("owner", node.path("owner")),
        description("description", node.path("description")),
        columns,
        references,
        expectations(node.path("expect")),
        measures(node.path("measures")),
        node.has("fold") ? Optional.of(node.path("fold").asText()) : Optional.empty(),
        foldKey,
        statistics);
  }

  private List<Column> columns(JsonNode node) {
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String path = "columns." + entry.getKey();
      JsonNode column = entry.getValue();
      refuseUnknown(path, column, COLUMN_KEYS);
      columns.add(
          new Column(
              entry.getKey(),
              type(path, column.path("type").asText("")),
              column.path("nullable").asBoolean(false),
              choice(
                  path + ".role",
                  column.path("role").asText("business"),
                  Column.Role.values(),
                  Column.Role.BUSINESS),
              description(path, column),
              optional(column, "unit"),
              optional(column, "additivity")
                  .map(
                      a ->
                          choice(
                              path + ".additivity",
                              a,
                              Column.Additivity.values(),
                              Column.Additivity.NON_ADDITIVE))));
    }
    if (columns.isEmpty()) {
      problem("columns", "Cannot declare a table without columns");
    }
    return columns;
  }

  private String type(String path, String type) {
    if (!TYPE.matcher(type).matches()) {
      problem(
          path,
          "Cannot use type '"
              + type
              + "': expected string, bigint, int, boolean, date, timestamp, double, binary,"
              + " decimal(p,s), money, hours or array<...>");
    }
    return switch (type) {
      case "money" -> "DECIMAL(18,2)";
      case "hours" -> "DECIMAL(10,1)";
      default -> type.startsWith("array<") ? type : type.toUpperCase(Locale.ROOT);
    };
  }

  private List<Reference> references(JsonNode node) {
    List<Reference> references = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      refuseUnknown("references." + entry.getKey(), entry.getValue(), Set.of("dim", "by", "at"));
      references.add(
          new Reference(
              entry.getKey(),
              text("references." + entry.getKey() + ".dim", entry.getValue().path("dim")),
              text("references." + entry.getKey() + ".by", entry.getValue().path("by")),
              optional(entry.getValue(), "at")));
    }
    return references;
  }

  private List<Expectation> expectations(JsonNode node) {
    refuseUnknown("expect", node, Set.of("fail", "warn"));
    List<Expectation> expectations = new ArrayList<>();
    for (String severity : List.of("fail", "warn")) {
      for (Map.Entry<String, JsonNode> entry : node.path(severity).properties()) {
        expectations.add(
            new Expectation(entry.getKey(), entry.getValue().asText(), severity.equals("fail")));
      }
    }
    return expectations;
  }

  private List<Measure> measures(JsonNode node) {
    List<Measure> measures = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String path = "measures." + entry.getKey();
      refuseUnknown(path, entry.getValue(), Set.of("sql", "format", "en", "zh"));
      measures.add(
          new Measure(
              entry.getKey(),
              text(path + ".sql", entry.getValue().path("sql")),
              entry.getValue().path("format").asText(",d"),
              description(path, entry.getValue())));
    }
    return measures;
  }

  private Text description(String path, JsonNode node) {
    Text text = new Text(node.path("en").asText(""), node.path("zh").asText(""));
    if (text.en().isBlank() || text.zh().isBlank()) {
      problem(path, "Cannot document it: en and zh are both needed");
    }
    return text;
  }

  private String text(String path, JsonNode node) {
    if (node.asText("").isBlank()) {
      problem(path, "Cannot do without it: a value is missing");
    }
    return node.asText("");
  }

  private List<String> strings(JsonNode node, String key) {
    List<String> values = new ArrayList<>();
    node.path(key).forEach(value -> values.add(value.asText()));
    if (values.isEmpty()) {
      problem(key, "Cannot do without it: a list of columns is missing");
    }
    return values;
  }

  private void columnsExist(String path, List<String> names, List<Column> columns) {
    List<String> known = columns.stream().map(Column::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        problem(path, "Cannot find column '" + name + "'" + Names.suggestion(name, known));
      }
    }
  }

  private <E extends Enum<E>> E choice(String path, String word, E[] values, E otherwise) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return value;
      }
    }
    List<String> words =
        Arrays.stream(values)
            .map(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    problem(path, "Cannot use '" + word + "': expected one of " + String.join(", ", words));
    return otherwise;
  }

  private void refuseUnknown(String path, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(path, "Cannot use key '" + key + "'" + Names.suggestion(key, known));
              }
            });
  }

  private static Optional<String> optional(JsonNode node, String key) {
    return node.has(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  private static List<String> first(List<String> list) {
    return list.isEmpty() ? list : list.subList(0, 1);
  }

  private void problem(String path, String message) {
    problems.add(file, path.isEmpty() ? message : path + ": " + message);
  }
}
