package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the closed subset of JSON Schema out of one contract file. */
final class ContractReader {
  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Set<String> COMMON =
      Set.of(
          "type",
          "description",
          "x-description-zh",
          "x-unit",
          "x-reference",
          "x-personal",
          "x-column");
  private static final Map<String, Set<String>> BY_TYPE =
      Map.of(
          "string", Set.of("minLength", "maxLength", "enum", "format"),
          "integer", Set.of("minimum", "maximum"),
          "number", Set.of("multipleOf", "minimum", "maximum"),
          "boolean", Set.of(),
          "array", Set.of("items", "minItems", "maxItems"),
          "object", Set.of("additionalProperties", "required", "properties"));

  private final String file;
  private final Problems problems;

  ContractReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  FieldType.Struct struct(String path, JsonNode node) {
    Set<String> required = new HashSet<>();
    node.path("required").forEach(n -> required.add(n.asText()));
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
      fields.add(
          field(
              path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
              entry.getKey(),
              entry.getValue(),
              required.remove(entry.getKey())));
    }
    required.remove("data");
    for (String missing : required) {
      problem(
          path,
          "Cannot require '"
              + missing
              + "': no such property"
              + Names.suggestion(missing, fields.stream().map(Field::name).toList()));
    }
    if (fields.isEmpty()) {
      problem(path, "Cannot declare an object without properties");
    }
    return new FieldType.Struct(fields);
  }

  private Field field(String path, String name, JsonNode node, boolean required) {
    String column = node.path("x-column").asText(name);
    if (!COLUMN.matcher(column).matches()) {
      problem(path, "Cannot use '" + column + "' as a column: expected lower_snake_case");
    }
    return new Field(
        name,
        column,
        type(path, node),
        required,
        description(path, node),
        text(node, "x-unit"),
        text(node, "x-reference"),
        node.path("x-personal").asBoolean(false));
  }

  private FieldType type(String path, JsonNode node) {
    String type = node.path("type").asText("");
    Set<String> allowed = BY_TYPE.get(type);
    if (allowed == null) {
      problem(
          path,
          "Cannot use type '"
              + type
              + "': expected one of string, integer, number, boolean, array, object");
      return new FieldType.Truth();
    }
    Set<String> keys = new HashSet<>(COMMON);
    keys.addAll(allowed);
    refuseUnknownKeys(path, node, keys);
    return switch (type) {
      case "string" -> string(path, node);
      case "integer" ->
          new FieldType.Whole(longValue(path, node, "minimum"), longValue(path, node, "maximum"));
      case "number" -> decimal(path, node);
      case "boolean" -> new FieldType.Truth();
      case "array" -> array(path, node);
      default -> closedStruct(path, node);
    };
  }

  private FieldType.Struct closedStruct(String path, JsonNode node) {
    if (node.path("additionalProperties").asBoolean(true)) {
      problem(path, "Cannot leave an object open: set additionalProperties: false");
    }
    return struct(path, node);
  }

  private FieldType string(String path, JsonNode node) {
    String format = node.path("format").asText("");
    if (format.equals("date")) {
      return new FieldType.Day();
    }
    if (format.equals("date-time")) {
      return new FieldType.Moment();
    }
    if (!format.isEmpty() && !format.equals("zone-id")) {
      problem(path, "Cannot use format '" + format + "': expected date, date-time or zone-id");
    }
    List<String> values = new ArrayList<>();
    node.path("enum").forEach(value -> values.add(value.asText()));
    if (values.isEmpty() && !node.has("maxLength")) {
      problem(path, "Cannot leave a text unbounded: maxLength is missing");
    }
    return new FieldType.Text(
        node.path("minLength").asInt(0),
        node.path("maxLength").asInt(Integer.MAX_VALUE),
        values,
        format.equals("zone-id") ? FieldType.Format.ZONE_ID : FieldType.Format.ANY);
  }

  private FieldType decimal(String path, JsonNode node) {
    if (!node.path("multipleOf").isNumber()) {
      problem(path, "Cannot keep a number exactly: multipleOf (such as 0.01) is missing");
      return new FieldType.Truth();
    }
    BigDecimal step = node.path("multipleOf").decimalValue().stripTrailingZeros();
    int scale = Math.max(0, step.scale());
    if (step.compareTo(BigDecimal.ONE.movePointLeft(scale)) != 0) {
      problem(path, "Cannot use multipleOf " + step + ": expected a power of ten up to 1");
    }
    return new FieldType.Decimal(
        scale, decimalValue(path, node, "minimum"), decimalValue(path, node, "maximum"));
  }

  private FieldType array(String path, JsonNode node) {
    if (!node.has("maxItems")) {
      problem(path, "Cannot leave a list unbounded: maxItems is missing");
    }
    JsonNode items = node.path("items");
    FieldType element =
        items.path("type").asText("").equals("object")
            ? closedStruct(path, items)
            : type(path, items);
    return new FieldType.Sequence(
        element, node.path("minItems").asInt(0), node.path("maxItems").asInt());
  }

  private long longValue(String path, JsonNode node, String key) {
    if (!node.path(key).isIntegralNumber()) {
      problem(path, "Cannot leave a whole number unbounded: " + key + " is missing");
    }
    return node.path(key).asLong();
  }

  private BigDecimal decimalValue(String path, JsonNode node, String key) {
    if (!node.path(key).isNumber()) {
      problem(path, "Cannot leave a number unbounded: " + key + " is missing");
      return BigDecimal.ZERO;
    }
    return node.path(key).decimalValue();
  }

  Text description(String path, JsonNode node) {
    Text text =
        new Text(node.path("description").asText(""), node.path("x-description-zh").asText(""));
    DescriptionCheck.problem(text, "description", "x-description-zh")
        .ifPresent(reason -> problem(path, reason));
    return text;
  }

  void refuseUnknownKeys(String path, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(path, "Cannot use key '" + key + "'" + Names.suggestion(key, known));
              }
            });
  }

  private static Optional<String> text(JsonNode node, String key) {
    return node.has(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }

  private void problem(String path, String message) {
    problems.add(file, path.isEmpty() ? message : path + ": " + message);
  }
}
