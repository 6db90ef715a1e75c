package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mendlake.ingestion.Topics;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/** Valid events of every contract, each spoilt in one way whose rule is known beforehand. */
public final class MutatedRecords {
  private static final int BASES = 400;

  private final Random random;
  private final GeneratedEvents generated;
  private final List<Base> bases = new ArrayList<>();

  private record Base(Contract contract, ObjectNode event) {
    byte[] text() {
      return event.toString().getBytes(UTF_8);
    }
  }

  /** A value that stands in an object under the name of its declaration. */
  private record Slot(ObjectNode parent, Field field) {}

  /**
   * A record, and the rules of which it breaks one.
   *
   * @param way how it was spoilt
   */
  public record Mutated(String way, Set<Rule> rules, Delivery delivery) {}

  /** Records of a seed: always the same. */
  public MutatedRecords(long seed) {
    this.random = new Random(seed);
    this.generated = new GeneratedEvents(seed);
    for (int i = 0; i < BASES; i++) {
      Contract contract = generated.anyContract();
      ObjectNode event = generated.event(contract);
      bases.add(new Base(contract, event));
    }
  }

  /** The next one. */
  public Mutated next() {
    Base base = bases.get(random.nextInt(BASES));
    return switch (random.nextInt(16)) {
      case 0 -> bytes("cut", base, cut(base.text()));
      case 1 -> bytes("byte that UTF-8 has not", base, inserted(base, (byte) (0xF8 | 0x07)));
      case 2 -> bytes("control character", base, inText(base, "\u0001"));
      case 3 -> bytes("half a surrogate pair", base, inText(base, "\\ud83d"));
      case 4 -> bytes("UTF-16", base, base.event.toString().getBytes(UTF_16LE));
      case 5 -> bytes("Latin-1", base, ("\u00e9" + base.event).getBytes(ISO_8859_1));
      case 6 ->
          bytes("too deep", base, inFront(base, "\"x\":" + nested(65 + random.nextInt(3000))));
      case 7 -> bytes("key twice", base, inFront(base, "\"id\":\"twice\""));
      case 8 -> bytes("more behind", base, (base.event + "{}").getBytes(UTF_8));
      case 9 -> envelope(base);
      case 10 -> addressed(base);
      case 11 -> missing(base);
      case 12 -> unknown(base);
      case 13 -> typed(base);
      default -> ranged(base);
    };
  }

  private Mutated bytes(String way, Base base, byte[] value) {
    return of(way, Set.of(Rule.UNPARSABLE), base, value);
  }

  private byte[] cut(byte[] text) {
    return Arrays.copyOf(text, random.nextInt(text.length));
  }

  private byte[] inserted(Base base, byte bad) {
    byte[] text = base.text();
    int at = random.nextInt(text.length);
    byte[] longer = Arrays.copyOf(text, text.length + 1);
    longer[at] = bad;
    System.arraycopy(text, at, longer, at + 1, text.length - at);
    return longer;
  }

  private static byte[] inText(Base base, String bad) {
    return base.event
        .toString()
        .replaceFirst("\"id\":\"", "\"id\":\"" + bad.replace("\\", "\\\\"))
        .getBytes(UTF_8);
  }

  private static byte[] inFront(Base base, String member) {
    return ("{" + member + "," + base.event.toString().substring(1)).getBytes(UTF_8);
  }

  private String nested(int depth) {
    return random.nextBoolean()
        ? "[".repeat(depth) + "]".repeat(depth)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private Mutated envelope(Base base) {
    ObjectNode event = base.event.deepCopy();
    return switch (random.nextInt(6)) {
      case 0 -> of("no specversion", Rule.NOT_AN_EVENT, base, without(event, "specversion"));
      case 1 -> of("a list", Set.of(Rule.NOT_AN_EVENT), base, ("[" + event + "]").getBytes(UTF_8));
      case 2 -> of("no contract", Rule.UNKNOWN_TYPE, base, event.put("type", "weather.seen.v1"));
      case 3 -> of("no data", Rule.MISSING_FIELD, base, without(event, "data"));
      case 4 -> of("amends nothing", Rule.OP_WITHOUT_AMENDS, base, event.put("op", "amend"));
      default -> of("creates again", Rule.AMENDS_WITHOUT_OP, base, event.put("amends", "e-1"));
    };
  }

  private Mutated addressed(Base base) {
    Delivery right = of("", Rule.UNPARSABLE, base, base.event).delivery();
    return switch (random.nextInt(4)) {
      case 0 ->
          new Mutated(
              "another topic",
              Set.of(Rule.WRONG_TOPIC),
              new Delivery("mendlake.weather", right.key(), right.value(), right.timestamp()));
      case 1 ->
          new Mutated(
              "another key",
              Set.of(Rule.KEY_MISMATCH),
              new Delivery(right.topic(), new byte[] {1}, right.value(), right.timestamp()));
      case 2 ->
          new Mutated(
              "another timestamp",
              Set.of(Rule.RECORDED_AT_MISMATCH),
              new Delivery(right.topic(), right.key(), right.value(), right.timestamp() - 1));
      default ->
          new Mutated(
              "tombstone",
              Set.of(Rule.UNPARSABLE),
              new Delivery(right.topic(), right.key(), null, right.timestamp()));
    };
  }

  private Mutated missing(Base base) {
    ObjectNode event = base.event.deepCopy();
    List<Slot> required = slots(base, event).stream().filter(s -> s.field.required()).toList();
    if (required.isEmpty()) {
      return unknown(base);
    }
    Slot slot = any(required);
    slot.parent.remove(slot.field.name());
    return of("missing " + slot.field.name(), Rule.MISSING_FIELD, base, event);
  }

  private Mutated unknown(Base base) {
    ObjectNode event = base.event.deepCopy();
    any(slots(base, event)).parent.put("surplus" + random.nextInt(9), 1);
    return of("surplus field", Rule.UNKNOWN_FIELD, base, event);
  }

  private Mutated typed(Base base) {
    ObjectNode event = base.event.deepCopy();
    Slot slot = any(slots(base, event));
    String name = slot.field.name();
    FieldType type = slot.field.type();
    switch (random.nextInt(4)) {
      case 0 -> slot.parent.putNull(name);
      case 1 -> {
        boolean isText =
            type instanceof FieldType.Text
                || type instanceof FieldType.Day
                || type instanceof FieldType.Moment;
        if (isText) {
          slot.parent.put(name, 17);
        } else {
          slot.parent.put(name, "seventeen");
        }
      }
      case 2 -> {
        if (type instanceof FieldType.Truth) {
          slot.parent.put(name, "true");
        } else {
          slot.parent.put(name, true);
        }
      }
      default -> {
        if (type instanceof FieldType.Struct) {
          slot.parent.putArray(name);
        } else {
          slot.parent.putObject(name);
        }
      }
    }
    return of("type of " + name, Rule.WRONG_TYPE, base, event);
  }

  private Mutated ranged(Base base) {
    ObjectNode event = base.event.deepCopy();
    Slot slot = any(slots(base, event));
    String name = slot.field.name();
    if (slot.field.type() instanceof FieldType.Text text && text.format() == FieldType.Format.ANY) {
      int length = text.maxLength() + 1 + random.nextInt(random.nextInt(50) == 0 ? 1 << 20 : 40);
      slot.parent.put(name, text.allowed().isEmpty() ? "\u4fee".repeat(length) : "no choice");
      return of("length of " + name, Rule.OUT_OF_RANGE, base, event);
    }
    if (slot.field.type() instanceof FieldType.Whole whole) {
      boolean isLow = random.nextBoolean() && whole.minimum() > Long.MIN_VALUE;
      slot.parent.put(name, isLow ? whole.minimum() - 1 : whole.maximum() + 1);
      return of("size of " + name, Rule.OUT_OF_RANGE, base, event);
    }
    if (slot.field.type() instanceof FieldType.Decimal decimal) {
      String[] numbers = {
        "1E+400", "-1E+400", "1" + "0".repeat(900), "1." + "0".repeat(decimal.scale()) + "1"
      };
      String number = numbers[random.nextInt(numbers.length)];
      slot.parent.put(name, "@");
      return of(
          number.substring(0, Math.min(12, number.length())) + " as " + name,
          Set.of(Rule.OUT_OF_RANGE),
          base,
          event.toString().replaceFirst("\"@\"", number).getBytes(UTF_8));
    }
    if (slot.field.type() instanceof FieldType.Sequence list) {
      ArrayNode longer = slot.parent.putArray(name);
      JsonNode element = base.event.at("/none");
      ObjectNode filled = generated.event(base.contract);
      for (Slot other : slots(base, filled)) {
        if (other.field.equals(slot.field) && other.parent.get(name).size() > 0) {
          element = other.parent.get(name).get(0);
        }
      }
      if (element.isMissingNode()) {
        return typed(base);
      }
      for (int i = 0; i <= list.maxItems(); i++) {
        longer.add(element);
      }
      return of("elements of " + name, Rule.OUT_OF_RANGE, base, event);
    }
    if (slot.field.type() instanceof FieldType.Day) {
      slot.parent.put(name, "2023-02-29");
      return of("day " + name, Rule.INVALID_FORMAT, base, event);
    }
    if (slot.field.type() instanceof FieldType.Moment) {
      slot.parent.put(name, "2023-02-28T24:00:01Z");
      return of("moment " + name, Rule.INVALID_FORMAT, base, event);
    }
    return typed(base);
  }

  /** Every value of the payload that is there, at any depth. */
  private static List<Slot> slots(Base base, ObjectNode event) {
    List<Slot> slots = new ArrayList<>();
    collect(base.contract.payload(), event.get("data"), slots);
    return slots;
  }

  private static void collect(FieldType type, JsonNode node, List<Slot> into) {
    if (type instanceof FieldType.Sequence list) {
      node.forEach(element -> collect(list.element(), element, into));
    } else if (type instanceof FieldType.Struct struct) {
      for (Field field : struct.fields()) {
        if (node.has(field.name())) {
          into.add(new Slot((ObjectNode) node, field));
          collect(field.type(), node.get(field.name()), into);
        }
      }
    }
  }

  private Slot any(List<Slot> slots) {
    return slots.get(random.nextInt(slots.size()));
  }

  private static ObjectNode without(ObjectNode event, String name) {
    event.remove(name);
    return event;
  }

  private static Mutated of(String way, Rule rule, Base base, ObjectNode event) {
    return of(way, Set.of(rule), base, event.toString().getBytes(UTF_8));
  }

  private static Mutated of(String way, Set<Rule> rules, Base base, byte[] value) {
    return new Mutated(
        way,
        rules,
        new Delivery(
            Topics.DEFAULT.of(base.contract.entity()),
            base.event.get("subject").textValue().getBytes(UTF_8),
            value,
            Instant.parse(base.event.get("recordedat").textValue()).toEpochMilli()));
  }
}
