package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An object of the payload whose columns are positions in the rows of one file. */
final class BoundFields {
  private sealed interface Bound {
    String field();
  }

  private record Value(String field, BoundExpression expression, Scalar scalar, boolean required)
      implements Bound {}

  private record CopyNumber(String field) implements Bound {}

  private record Inner(String field, BoundFields fields) implements Bound {}

  private record Items(String field, List<Item> items) implements Bound {}

  private record Item(List<Integer> when, BoundFields fields) {
    boolean exists(String[] row) {
      return when.isEmpty() || when.stream().anyMatch(position -> row[position] != null);
    }
  }

  private final List<Bound> fields = new ArrayList<>();

  BoundFields(Plan.Fields plan, Map<String, Integer> columns) {
    for (Plan field : plan.fields()) {
      fields.add(bound(field, columns));
    }
  }

  private static Bound bound(Plan plan, Map<String, Integer> columns) {
    if (plan instanceof Plan.Value value) {
      return new Value(
          value.field(),
          new BoundExpression(value.expression(), columns),
          value.scalar(),
          value.required());
    }
    if (plan instanceof Plan.CopyNumber copy) {
      return new CopyNumber(copy.field());
    }
    if (plan instanceof Plan.Items list) {
      return new Items(
          list.field(),
          list.items().stream()
              .map(
                  item ->
                      new Item(
                          item.when().stream().map(columns::get).toList(),
                          new BoundFields(item.fields(), columns)))
              .toList());
    }
    Plan.Fields inner = (Plan.Fields) plan;
    return new Inner(inner.field(), new BoundFields(inner, columns));
  }

  /** Writes the object; a field without a value is left out. */
  void write(String[] row, ZoneId zone, int copyNumber, JsonGenerator json)
      throws IOException, RowRefusal {
    json.writeStartObject();
    for (Bound field : fields) {
      if (field instanceof Value value) {
        write(value, row, zone, json);
      } else if (field instanceof CopyNumber) {
        json.writeNumberField(field.field(), copyNumber);
      } else if (field instanceof Items list) {
        write(list, row, zone, copyNumber, json);
      } else if (field instanceof Inner inner) {
        json.writeFieldName(inner.field());
        inner.fields().write(row, zone, copyNumber, json);
      }
    }
    json.writeEndObject();
  }

  private static void write(Value value, String[] row, ZoneId zone, JsonGenerator json)
      throws IOException, RowRefusal {
    String text = value.expression().text(row);
    if (text != null) {
      json.writeFieldName(value.field());
      value.scalar().write(value.expression().name(), text, zone, json);
    } else if (value.required()) {
      throw missing(value.expression().name(), value.field());
    }
  }

  private static void write(
      Items list, String[] row, ZoneId zone, int copyNumber, JsonGenerator json)
      throws IOException, RowRefusal {
    boolean isOpen = false;
    for (Item item : list.items()) {
      if (item.exists(row)) {
        if (!isOpen) {
          json.writeArrayFieldStart(list.field());
          isOpen = true;
        }
        item.fields().write(row, zone, copyNumber, json);
      }
    }
    if (isOpen) {
      json.writeEndArray();
    }
  }

  static RowRefusal missing(String column, String field) {
    return new RowRefusal(
        column, "", "Cannot fill " + field + ": column " + column + " has no value");
  }
}
