package org.mendlake.transforms.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/**
 * Events of every declared type about a few things that meet each other: late and backdated,
 * amended before and after their originals, cancelled, stated twice, with conflicting copies.
 */
final class AnyHistory {
  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  static final int DAYS = 700;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final List<Contract> contracts = Contracts.declared().all();
  private final List<TestEvent> creates = new ArrayList<>();
  private int number;

  AnyHistory(long seed) {
    this.random = new Random(seed);
  }

  /** A round over all contracts, with what goes wrong in between. */
  List<TestEvent> round() {
    List<TestEvent> events = new ArrayList<>();
    for (Contract contract : contracts) {
      events.add(create(contract));
      if (random.nextInt(3) == 0) {
        events.add(disturbed(creates.get(random.nextInt(creates.size()))));
      }
    }
    return events;
  }

  private TestEvent create(Contract contract) {
    String day = day();
    String key = key(contract.entity(), day);
    TestEvent event =
        TestEvent.create(contract.type(), key, "e" + number++, day, data(contract, key))
            .knownAt(instant());
    creates.add(event);
    return event;
  }

  private TestEvent disturbed(TestEvent earlier) {
    Contract contract = Contracts.declared().ofType(earlier.type()).orElseThrow();
    return switch (random.nextInt(4)) {
      case 0 -> earlier.cancelledBy("e" + number++, instant());
      case 1 -> earlier.knownAt(instant()); // a copy
      case 2 ->
          TestEvent.create(
                  earlier.type(), earlier.key(), earlier.id(), day(), data(contract, earlier.key()))
              .knownAt(instant()); // a conflict, which may win
      default -> earlier.amendedBy("e" + number++, instant(), data(contract, earlier.key()));
    };
  }

  /** One of few keys, in the form that the entity's keys have. */
  private String key(String entity, String day) {
    return switch (entity) {
      case "meter" -> id("machine") + "/" + day.substring(0, 7);
      case "claim" -> "C" + random.nextInt(4) + "/1";
      case "code-set" -> "set";
      default -> id(entity);
    };
  }

  private String id(String entity) {
    return entity + "-" + random.nextInt(4);
  }

  private String data(Contract contract, String key) {
    Map<String, Object> payload = struct(contract.payload());
    if (contract.entity().equals("meter")) {
      payload.put("machine_id", key.substring(0, key.indexOf('/')));
    }
    try {
      return JSON.writeValueAsString(payload);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a payload of " + contract.type(), e);
    }
  }

  private Map<String, Object> struct(FieldType.Struct struct) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : struct.fields()) {
      if (field.required() || random.nextInt(3) > 0) {
        values.put(field.column(), value(field, field.type()));
      }
    }
    return values;
  }

  private Object value(Field field, FieldType type) {
    if (field.dimension().isPresent() && type instanceof FieldType.Text) {
      return reference(field.dimension().get());
    } else if (type instanceof FieldType.Text text) {
      return text(text);
    } else if (type instanceof FieldType.Whole whole) {
      return whole.minimum()
          + random.nextInt((int) Math.min(4, whole.maximum() - whole.minimum()) + 1);
    } else if (type instanceof FieldType.Decimal decimal) {
      return BigDecimal.valueOf(random.nextInt(100_000), 1)
          .min(decimal.maximum())
          .max(decimal.minimum())
          .setScale(decimal.scale(), RoundingMode.DOWN);
    } else if (type instanceof FieldType.Truth) {
      return random.nextBoolean();
    } else if (type instanceof FieldType.Day) {
      return day();
    } else if (type instanceof FieldType.Moment) {
      return instant().toString();
    } else if (type instanceof FieldType.Sequence list) {
      List<Object> elements = new ArrayList<>();
      for (int i = Math.max(list.minItems(), random.nextInt(3)); i > 0; i--) {
        elements.add(value(field, list.element()));
      }
      return elements;
    }
    return struct((FieldType.Struct) type);
  }

  private String reference(String dimension) {
    return dimension.equals("dim_defect_code")
        ? "set:Engine/Pump/" + (random.nextBoolean() ? "Leak" : "Crack")
        : id(dimension.replaceFirst("^dim_", "").replace('_', '-'));
  }

  private String text(FieldType.Text text) {
    if (!text.allowed().isEmpty()) {
      return text.allowed().get(random.nextInt(text.allowed().size()));
    }
    if (text.format() == FieldType.Format.ZONE_ID) {
      return "Asia/Shanghai";
    }
    String word = List.of("CNY", "EUR", "Eng").get(random.nextInt(3));
    return word.substring(0, Math.min(word.length(), text.maxLength()));
  }

  private String day() {
    return FIRST.plusDays(random.nextInt(DAYS)).toString();
  }

  private Instant instant() {
    return FIRST
        .plusDays(random.nextInt(DAYS))
        .atStartOfDay(ZoneOffset.UTC)
        .plusSeconds(random.nextInt(86_400))
        .toInstant();
  }
}
