package org.mendlake.transforms.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;

/** Turns the struct of a contract into the generated record that folds read. */
final class RecordReader {
  private final MethodHandle constructor;
  private final List<ValueReader> values;

  /** Reads one field out of its Spark value; null stays null. */
  private interface ValueReader {
    Object read(Object value);
  }

  private RecordReader(MethodHandle constructor, List<ValueReader> values) {
    this.constructor = constructor;
    this.values = values;
  }

  /** The reader of a contract's generated record. */
  static RecordReader of(Contract contract) {
    String name = "org.mendlake.events." + contract.recordName();
    try {
      return of(Class.forName(name), contract.payload());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Cannot find the generated record " + name, e);
    }
  }

  private static RecordReader of(Class<?> type, FieldType.Struct struct) {
    RecordComponent[] components = type.getRecordComponents();
    List<ValueReader> values = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      Field field = struct.fields().get(i);
      if (!components[i].getName().equals(Names.camelCase(field.column()))) {
        throw new IllegalStateException(
            "Cannot read " + type + ": component " + i + " is not " + field.column());
      }
      values.add(value(components[i], field.type()));
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      MethodHandle handle =
          MethodHandles.publicLookup()
              .unreflectConstructor(canonical)
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Record.class, Object[].class));
      return new RecordReader(handle, values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot construct " + type, e);
    }
  }

  private static ValueReader value(RecordComponent component, FieldType type) {
    if (type instanceof FieldType.Struct struct) {
      RecordReader nested = of(component.getType(), struct);
      return value -> value == null ? null : nested.read((Row) value);
    }
    if (type instanceof FieldType.Sequence sequence) {
      ValueReader element = element(component, sequence.element());
      return value -> value == null ? List.of() : list(value, element);
    }
    return value -> value;
  }

  private static ValueReader element(RecordComponent component, FieldType type) {
    if (type instanceof FieldType.Struct struct) {
      var parameterized = (java.lang.reflect.ParameterizedType) component.getGenericType();
      RecordReader nested = of((Class<?>) parameterized.getActualTypeArguments()[0], struct);
      return value -> nested.read((Row) value);
    }
    return value -> value;
  }

  private static List<Object> list(Object value, ValueReader element) {
    scala.collection.Iterator<?> values = ((scala.collection.Seq<?>) value).iterator();
    List<Object> list = new ArrayList<>();
    while (values.hasNext()) {
      list.add(element.read(values.next()));
    }
    return list;
  }

  /** The record of a struct. */
  Record read(Row row) {
    Object[] arguments = new Object[values.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.get(i).read(row.get(i));
    }
    try {
      return (Record) constructor.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Cannot construct a record from " + row, e);
    }
  }
}
