package org.mendlake.transforms.run;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;

/**
 * Finds the ids of dimensions that the events of one entity name: column 0 is when an event became
 * known, column 1 + i the payload of the entity's contract i. Gives each id once for a stretch of
 * rows, with the earliest time.
 */
final class MentionPartition implements InternalPartitions.Transformation {
  private static final long serialVersionUID = 1L;
  private static final int STRETCH = 100_000;

  private final String entity;

  MentionPartition(String entity) {
    this.entity = entity;
  }

  /** An id of a dimension. */
  private record Named(UTF8String dimension, UTF8String id) {}

  /** Looks for ids in the value at a place, which is not NULL. */
  private interface Finder {
    void find(SpecializedGetters from, int at, Consumer<Named> found);
  }

  @Override
  public Iterator<InternalRow> of(Iterator<InternalRow> rows) {
    List<Finder> finders =
        Contracts.declared().ofEntity(entity).stream()
            .map(contract -> struct(contract.payload()))
            .toList();
    return new Iterator<>() {
      private Iterator<Map.Entry<Named, Long>> found = stretch();

      private Iterator<Map.Entry<Named, Long>> stretch() {
        Map<Named, Long> earliest = new HashMap<>();
        while (earliest.size() < STRETCH && rows.hasNext()) {
          InternalRow row = rows.next();
          long known = row.getLong(0);
          for (int i = 0; i < finders.size(); i++) {
            if (!row.isNullAt(i + 1)) {
              finders.get(i).find(row, i + 1, named -> earliest.merge(named, known, Math::min));
            }
          }
        }
        return earliest.entrySet().iterator();
      }

      @Override
      public boolean hasNext() {
        if (!found.hasNext()) {
          found = stretch();
        }
        return found.hasNext();
      }

      @Override
      public InternalRow next() {
        Map.Entry<Named, Long> next = found.next();
        return new GenericInternalRow(
            new Object[] {next.getKey().dimension(), next.getKey().id(), next.getValue()});
      }
    };
  }

  private static Finder struct(FieldType.Struct struct) {
    int size = struct.fields().size();
    Map<Integer, Finder> fields = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      Field field = struct.fields().get(i);
      if (isOrHoldsReference(field)) {
        fields.put(i, value(field, field.type()));
      }
    }
    return (from, at, found) -> {
      InternalRow row = from.getStruct(at, size);
      fields.forEach(
          (i, field) -> {
            if (!row.isNullAt(i)) {
              field.find(row, i, found);
            }
          });
    };
  }

  private static boolean isOrHoldsReference(Field field) {
    FieldType type =
        field.type() instanceof FieldType.Sequence list ? list.element() : field.type();
    return field.dimension().isPresent()
        || (type instanceof FieldType.Struct struct
            && struct.fields().stream().anyMatch(MentionPartition::isOrHoldsReference));
  }

  private static Finder value(Field field, FieldType type) {
    if (type instanceof FieldType.Sequence list) {
      Finder element = value(field, list.element());
      return (from, at, found) -> {
        ArrayData elements = from.getArray(at);
        for (int i = 0; i < elements.numElements(); i++) {
          if (!elements.isNullAt(i)) {
            element.find(elements, i, found);
          }
        }
      };
    }
    if (type instanceof FieldType.Struct struct) {
      return struct(struct);
    }
    UTF8String dimension = UTF8String.fromString(field.dimension().orElseThrow());
    // The bytes of the row are overwritten by the next one.
    return (from, at, found) -> found.accept(new Named(dimension, from.getUTF8String(at).copy()));
  }
}
