package org.mendlake.cli.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mendlake.schema.Names;

/** Reads a payload into the record that is generated from its contract. */
final class PayloadReader {
  private PayloadReader() {}

  static Record read(String type, JsonNode data) {
    try {
      return record(Class.forName("org.mendlake.events." + Names.pascalCase(type)), data);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read a payload of " + type, e);
    }
  }

  private static Record record(Class<?> type, JsonNode data) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String field =
          components[i].getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
      values[i] = data.has(field) ? value(components[i].getGenericType(), data.get(field)) : null;
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return (Record) type.getConstructor(types).newInstance(values);
  }

  private static Object value(Type type, JsonNode json) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType list) {
      List<Object> elements = new ArrayList<>();
      for (JsonNode element : json) {
        elements.add(value(list.getActualTypeArguments()[0], element));
      }
      return elements;
    }
    if (type == String.class) {
      return json.asText();
    }
    if (type == Long.class) {
      return json.asLong();
    }
    if (type == Boolean.class) {
      return json.asBoolean();
    }
    if (type == BigDecimal.class) {
      return json.decimalValue();
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(json.asText());
    }
    if (type == Instant.class) {
      return Instant.parse(json.asText());
    }
    return record((Class<?>) type, json);
  }
}
