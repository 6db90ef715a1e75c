package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the columns of one table declaration. */
final class ColumnReader {
  private static final Set<String> KEYS =
      Set.of("type", "nullable", "role", "unit", "additivity", "en", "zh");
  private static final String SCALAR =
      "(?:string|bigint|int|boolean|date|timestamp|double|binary|decimal\\(\\d+,\\s*\\d+\\))";
  private static final Pattern TYPE =
      Pattern.compile(
          "%s|money|hours|array<%s>|array<struct<\\w+:\\s*%s(?:,\\s*\\w+:\\s*%s)*>>"
              .formatted(SCALAR, SCALAR, SCALAR, SCALAR));
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),\\s*(\\d+)\\)");
  private static final Pattern FRACTION = Pattern.compile("money|hours|double|decimal.*");

  private final TableFile file;

  ColumnReader(TableFile file) {
    this.file = file;
  }

  List<Column> columns(JsonNode node) {
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : file.named("columns", node).entrySet()) {
      columns.add(column("columns." + entry.getKey(), entry.getKey(), entry.getValue()));
    }
    if (columns.isEmpty()) {
      file.problem("columns", "Cannot declare a table without columns");
    }
    return columns;
  }

  private Column column(String path, String name, JsonNode node) {
    file.refuseUnknown(path, node, KEYS);
    String type = node.path("type").asText("");
    Column column =
        new Column(
            name,
            type(path, type),
            file.flag(path + ".nullable", node.path("nullable")),
            file.choice(
                path + ".role",
                node.path("role").asText("business"),
                Column.Role.values(),
                Column.Role.BUSINESS),
            file.description(path, node),
            file.optional(node, "unit"),
            file.optional(node, "additivity")
                .map(
                    word ->
                        file.choice(
                            path + ".additivity",
                            word,
                            Column.Additivity.values(),
                            Column.Additivity.NON_ADDITIVE)));
    if (column.nullable() && !column.description().en().contains("NULL")) {
      file.problem(path, "Cannot leave NULL without a meaning: the description must say it");
    }
    if (FRACTION.matcher(type).matches() && column.additivity().isEmpty()) {
      file.problem(path, "Cannot sum it safely: additivity is missing");
    }
    return column;
  }

  private String type(String path, String type) {
    if (!TYPE.matcher(type).matches()) {
      file.problem(
          path,
          "Cannot use type '"
              + type
              + "': expected string, bigint, int, boolean, date, timestamp, double, binary,"
              + " decimal(p,s), money, hours or array<...>");
    }
    var decimal = DECIMAL.matcher(type);
    while (decimal.find()) {
      int precision = Integer.parseInt(decimal.group(1));
      if (precision > 38 || Integer.parseInt(decimal.group(2)) > precision) {
        file.problem(path, "Cannot use type '" + type + "': expected decimal(p,s), s <= p <= 38");
      }
    }
    return switch (type) {
      case "money" -> "DECIMAL(18,2)";
      case "hours" -> "DECIMAL(10,1)";
      default -> type.startsWith("array<") ? type : type.toUpperCase(Locale.ROOT);
    };
  }
}
