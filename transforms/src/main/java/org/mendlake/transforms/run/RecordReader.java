package org.mendlake.transforms.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;
import org.mendlake.transforms.run.InternalValues.Reader;

/** Turns the struct of a contract into the generated record that folds read. */
final class RecordReader {
  private final MethodHandle constructor;
  private final Reader[] values;

  private RecordReader(MethodHandle constructor, Reader[] values) {
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
    Reader[] values = new Reader[components.length];
    for (int i = 0; i < components.length; i++) {
      Field field = struct.fields().get(i);
      if (!components[i].getName().equals(Names.camelCase(field.column()))) {
        throw new IllegalStateException(
            "Cannot read " + type + ": component " + i + " is not " + field.column());
      }
      values[i] = value(components[i], field.type());
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

  /** The reader of a component: null for NULL, but an empty list for no list. */
  private static Reader value(RecordComponent component, FieldType type) {
    if (type instanceof FieldType.Sequence sequence) {
      Reader element = element(component, sequence.element());
      return (from, at) ->
          from.isNullAt(at) ? List.of() : InternalValues.list(from.getArray(at), element);
    }
    return InternalValues.nullable(reader(component.getType(), type));
  }

  private static Reader element(RecordComponent component, FieldType type) {
    var parameterized = (ParameterizedType) component.getGenericType();
    return InternalValues.nullable(
        reader((Class<?>) parameterized.getActualTypeArguments()[0], type));
  }

  private static Reader reader(Class<?> javaType, FieldType type) {
    if (type instanceof FieldType.Struct struct) {
      RecordReader nested = of(javaType, struct);
      int fields = struct.fields().size();
      return (from, at) -> nested.read(from.getStruct(at, fields));
    }
    return InternalValues.reader(DataType.fromDDL(type.sqlType()));
  }

  /** The record of a struct. */
  Record read(SpecializedGetters row) {
    Object[] arguments = new Object[values.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values[i].read(row, i);
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
