package org.mendlake.schema.docs;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/** A struct of an event as a JSON Schema, in maps and lists. */
final class JsonSchema {
  private JsonSchema() {}

  /** The schema of an object that holds only the declared fields. */
  static Map<String, Object> closed(FieldType.Struct struct) {
    Map<String, Object> schema = open(struct);
    schema.put("additionalProperties", false);
    return schema;
  }

  /** The schema of an object that may hold more than the declared fields. */
  static Map<String, Object> open(FieldType.Struct struct) {
    Map<String, Object> properties = new LinkedHashMap<>();
    struct.fields().forEach(field -> properties.put(field.name(), field(field)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    List<String> required = required(struct);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("properties", properties);
    return schema;
  }

  private static List<String> required(FieldType.Struct struct) {
    return struct.fields().stream().filter(Field::required).map(Field::name).toList();
  }

  private static Map<String, Object> field(Field field) {
    Map<String, Object> schema = type(field.type());
    schema.put("description", field.description().en());
    schema.put("x-description-zh", field.description().zh());
    field.unit().ifPresent(unit -> schema.put("x-unit", unit));
    field.dimension().ifPresent(dimension -> schema.put("x-reference", dimension));
    if (field.personal()) {
      schema.put("x-personal", true);
    }
    return schema;
  }

  private static Map<String, Object> type(FieldType type) {
    if (type instanceof FieldType.Struct struct) {
      return closed(struct);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    if (type instanceof FieldType.Text text) {
      text(schema, text);
    } else if (type instanceof FieldType.Whole whole) {
      schema.put("type", "integer");
      schema.put("minimum", whole.minimum());
      schema.put("maximum", whole.maximum());
    } else if (type instanceof FieldType.Decimal decimal) {
      schema.put("type", "number");
      schema.put("multipleOf", BigDecimal.ONE.movePointLeft(decimal.scale()));
      schema.put("minimum", decimal.minimum());
      schema.put("maximum", decimal.maximum());
    } else if (type instanceof FieldType.Truth) {
      schema.put("type", "boolean");
    } else if (type instanceof FieldType.Sequence list) {
      schema.put("type", "array");
      schema.put("minItems", list.minItems());
      schema.put("maxItems", list.maxItems());
      schema.put("items", type(list.element()));
    } else {
      schema.put("type", "string");
      schema.put("format", type instanceof FieldType.Day ? "date" : "date-time");
    }
    return schema;
  }

  private static void text(Map<String, Object> schema, FieldType.Text text) {
    schema.put("type", "string");
    if (text.allowed().isEmpty()) {
      schema.put("minLength", text.minLength());
      schema.put("maxLength", text.maxLength());
    } else {
      schema.put("enum", text.allowed());
    }
    if (text.format() == FieldType.Format.ZONE_ID) {
      schema.put("format", "zone-id");
    }
  }
}
