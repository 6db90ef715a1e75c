package org.mendlake.ingestion.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/** Events made up from the contracts: valid ones, and ones with something changed. */
final class GeneratedEvents {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> CHARACTERS =
      List.of("a", "Z", "7", " ", "\"", "\\", "/", "\n", "\u00e9", "\u4fee", "\ud83d\ude9c");
  private static final List<String> TIED =
      List.of("type", "subject", "recordedat", "op", "amends", "data");

  private final Random random;

  GeneratedEvents(long seed) {
    this.random = new Random(seed);
  }

  Contract anyContract() {
    List<Contract> all = Contracts.declared().all();
    return all.get(random.nextInt(all.size()));
  }

  /** A valid event that creates something. */
  ObjectNode event(Contract contract) {
    ObjectNode event = struct(Contracts.declared().envelope());
    event.put("type", contract.type()).put("op", "create");
    event.remove("amends");
    event.set("data", struct(contract.payload()));
    return event;
  }

  private ObjectNode struct(FieldType.Struct type) {
    ObjectNode node = JSON.objectNode();
    for (Field field : type.fields()) {
      if (field.required() || random.nextInt(3) > 0) {
        node.set(field.name(), value(field.type()));
      }
    }
    return node;
  }

  private JsonNode value(FieldType type) {
    if (type instanceof FieldType.Text text) {
      return JSON.textNode(text(text));
    } else if (type instanceof FieldType.Whole whole) {
      return JSON.numberNode(whole(whole));
    } else if (type instanceof FieldType.Decimal decimal) {
      return JSON.numberNode(decimal(decimal));
    } else if (type instanceof FieldType.Truth) {
      return JSON.booleanNode(random.nextBoolean());
    } else if (type instanceof FieldType.Day) {
      return JSON.textNode(LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000).toString());
    } else if (type instanceof FieldType.Moment) {
      long millis = (random.nextInt() + (long) Integer.MAX_VALUE) * 500 + random.nextInt(1000);
      return JSON.textNode(Instant.ofEpochMilli(millis).toString());
    } else if (type instanceof FieldType.Sequence list) {
      ArrayNode array = JSON.arrayNode();
      int size = list.minItems() + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        array.add(value(list.element()));
      }
      return array;
    }
    return struct((FieldType.Struct) type);
  }

  private String text(FieldType.Text type) {
    if (type.format() == FieldType.Format.ZONE_ID) {
      return random.nextBoolean() ? "Asia/Shanghai" : "UTC";
    }
    if (!type.allowed().isEmpty()) {
      return type.allowed().get(random.nextInt(type.allowed().size()));
    }
    int length =
        random.nextInt(8) == 0
            ? type.maxLength()
            : Math.min(type.maxLength(), type.minLength() + random.nextInt(12));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return text.toString();
  }

  private long whole(FieldType.Whole type) {
    return switch (random.nextInt(4)) {
      case 0 -> type.minimum();
      case 1 -> type.maximum();
      default ->
          type.minimum() + Math.floorMod(random.nextLong(), type.maximum() - type.minimum() + 1);
    };
  }

  private BigDecimal decimal(FieldType.Decimal type) {
    BigInteger least = type.minimum().setScale(type.scale()).unscaledValue();
    BigInteger span = type.maximum().setScale(type.scale()).unscaledValue().subtract(least);
    return switch (random.nextInt(4)) {
      case 0 -> type.minimum();
      case 1 -> type.maximum();
      default ->
          new BigDecimal(
              least.add(new BigInteger(span.bitLength() + 8, random).mod(span)), type.scale());
    };
  }

  /** Changes one thing somewhere; what comes out may still be valid. */
  void change(ObjectNode event) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(event.get("data"), objects);
    boolean isEnvelope = random.nextInt(4) == 0;
    ObjectNode target = isEnvelope ? event : objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    target.fieldNames().forEachRemaining(names::add);
    if (isEnvelope) {
      names.removeAll(TIED);
    }
    if (names.isEmpty() || random.nextInt(10) == 0) {
      target.put("surplus", 1);
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(10)) {
      case 0 -> target.remove(name);
      case 1 -> target.putNull(name);
      case 2 -> target.put(name, "");
      case 3 -> target.put(name, "x".repeat(5000));
      case 4 -> target.set(name, JSON.numberNode(new BigDecimal("0.0004")));
      case 5 -> target.put(name, Long.MAX_VALUE);
      case 6 -> target.put(name, -1);
      case 7 -> target.put(name, true);
      case 8 -> target.set(name, JSON.objectNode());
      default -> target.set(name, JSON.arrayNode());
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
    }
    for (Iterator<JsonNode> each = node.elements(); each.hasNext(); ) {
      collect(each.next(), into);
    }
  }

  /** The same JSON, written differently: order of keys, whitespace, escapes, trailing zeros. */
  String rewritten(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      return names.stream()
          .map(name -> space() + quoted(name) + space() + ":" + rewritten(object.get(name)))
          .collect(Collectors.joining(",", "{", space() + "}"));
    }
    if (node instanceof ArrayNode array) {
      List<String> elements = new ArrayList<>();
      array.forEach(element -> elements.add(rewritten(element)));
      return "[" + String.join(" , ", elements) + "]";
    }
    if (node.isTextual()) {
      return quoted(node.textValue());
    }
    if (node.isBigDecimal()) {
      BigDecimal value = node.decimalValue();
      return space() + value.setScale(value.scale() + random.nextInt(3)).toPlainString();
    }
    return space() + node;
  }

  private String space() {
    return random.nextInt(4) == 0 ? " \n\t" : "";
  }

  private String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              boolean special = point < ' ' || point == '"' || point == '\\';
              if (special || random.nextInt(4) == 0) {
                // Both halves of a pair, or neither.
                Character.toString(point)
                    .chars()
                    .forEach(half -> quoted.append(String.format("\\u%04x", half)));
              } else {
                quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
