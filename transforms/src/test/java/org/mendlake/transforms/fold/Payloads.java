package org.mendlake.transforms.fold;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;
import org.mendlake.transforms.TextTable;

/** Payloads of events for tests: by example from text, or any that the contract allows. */
public final class Payloads {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private Payloads() {}

  /** The same payload with another value of a component; as it is when it has no such component. */
  public static Record with(Record payload, String component, Object value) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent each : payload.getClass().getRecordComponents()) {
      try {
        values.add(each.getName().equals(component) ? value : each.getAccessor().invoke(payload));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read " + each + " of " + payload, e);
      }
    }
    return construct(payload.getClass(), values);
  }

  /** Records of a generated type, one for each row of a table with the names of the contract. */
  public static <T extends Record> List<T> read(Class<T> type, String table) {
    return TextTable.of(table).rows().stream().map(row -> read(type, row)).toList();
  }

  private static <T extends Record> T read(Class<T> type, Map<String, String> row) {
    List<Object> values = new ArrayList<>();
    List<String> unread = new ArrayList<>(row.keySet());
    for (RecordComponent component : type.getRecordComponents()) {
      String value = null;
      for (Map.Entry<String, String> cell : row.entrySet()) {
        if (Names.camelCase(cell.getKey()).equals(component.getName())) {
          value = cell.getValue();
          unread.remove(cell.getKey());
        }
      }
      values.add(value == null ? null : value(component.getType(), value));
    }
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException("Cannot find the fields " + unread + " in " + type);
    }
    return construct(type, values);
  }

  private static Object value(Class<?> type, String text) {
    if (type == Long.class) {
      return Long.valueOf(text);
    } else if (type == BigDecimal.class) {
      return new BigDecimal(text);
    } else if (type == Boolean.class) {
      return Boolean.valueOf(text);
    } else if (type == LocalDate.class) {
      return LocalDate.parse(text);
    } else if (type == Instant.class) {
      return Instant.parse(text);
    }
    return text;
  }

  /** Any payload that a contract allows, its lists short. */
  public static Arbitrary<Record> any(String eventType) {
    Contract contract = Contracts.declared().ofType(eventType).orElseThrow();
    return any(type("org.mendlake.events." + contract.recordName()), contract.payload());
  }

  private static Arbitrary<Record> any(Class<? extends Record> type, FieldType.Struct struct) {
    List<Arbitrary<Object>> values = new ArrayList<>();
    for (int i = 0; i < struct.fields().size(); i++) {
      Field field = struct.fields().get(i);
      Arbitrary<Object> value = any(type.getRecordComponents()[i].getGenericType(), field.type());
      values.add(field.required() ? value : value.injectNull(0.3));
    }
    return Combinators.combine(values).as(list -> construct(type, list));
  }

  private static Arbitrary<Object> any(Type javaType, FieldType type) {
    if (type instanceof FieldType.Text text) {
      return text(text).asGeneric();
    } else if (type instanceof FieldType.Whole whole) {
      return Arbitraries.longs().between(whole.minimum(), whole.maximum()).asGeneric();
    } else if (type instanceof FieldType.Decimal decimal) {
      return Arbitraries.bigDecimals()
          .between(decimal.minimum(), decimal.maximum())
          .ofScale(decimal.scale())
          .edgeCases(edges -> edges.add(BigDecimal.ZERO))
          .asGeneric();
    } else if (type instanceof FieldType.Truth) {
      return Arbitraries.of(true, false).asGeneric();
    } else if (type instanceof FieldType.Day) {
      return Arbitraries.integers().between(0, 9).map(week -> FIRST.plusWeeks(week)).asGeneric();
    } else if (type instanceof FieldType.Moment) {
      return Arbitraries.integers()
          .between(0, 9)
          .map(week -> FIRST.plusWeeks(week).atStartOfDay(ZoneOffset.UTC).toInstant())
          .asGeneric();
    } else if (type instanceof FieldType.Sequence list) {
      Type element = ((ParameterizedType) javaType).getActualTypeArguments()[0];
      int most = Math.min(list.maxItems(), 4);
      return any(element, list.element())
          .list()
          .ofMinSize(Math.min(list.minItems(), most))
          .ofMaxSize(most)
          .asGeneric();
    }
    return any(type(((Class<?>) javaType).getName()), (FieldType.Struct) type).asGeneric();
  }

  /** Few short words, so that values meet; defect codes come whole and malformed. */
  private static Arbitrary<String> text(FieldType.Text text) {
    if (!text.allowed().isEmpty()) {
      return Arbitraries.of(text.allowed());
    }
    if (text.format() == FieldType.Format.ZONE_ID) {
      return Arbitraries.of("UTC", "Asia/Shanghai", "Australia/Perth");
    }
    return Arbitraries.of(
            "S:a/b/c", "S:a/-/-", "S:b", "a/b/c", "aa", "aaa", "bbb", "挖掘机", ":::", "///")
        .filter(word -> word.length() >= text.minLength() && word.length() <= text.maxLength());
  }

  private static Class<? extends Record> type(String name) {
    try {
      return Class.forName(name).asSubclass(Record.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Cannot find the generated record " + name, e);
    }
  }

  private static <T extends Record> T construct(Class<T> type, List<?> values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Cannot make a " + type + " of " + values, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + type, e);
    }
  }
}
