package org.mendlake.transforms.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Generated;

/** Finds the folds that the declarations name; a fold is a class of that name, nothing else. */
final class Folds {
  private static final String PACKAGE = "org.mendlake.transforms.folds.";

  private Folds() {}

  /** Names of the declared folds, in order. */
  static Set<String> declared(Tables tables) {
    Set<String> names = new TreeSet<>();
    for (Table table : tables.of(Layer.GOLD)) {
      table.ownFold().filter(n -> Fold.class.isAssignableFrom(type(n))).ifPresent(names::add);
    }
    return names;
  }

  /** What makes a table's rows by rules alone, if that is what its declaration names. */
  static Optional<Generated> generated(Table table) {
    return table
        .ownFold()
        .filter(n -> Generated.class.isAssignableFrom(type(n)))
        .map(n -> instance(type(n).asSubclass(Generated.class)));
  }

  /** A fold by its simple name or its class name. */
  static Fold named(String name) {
    return instance(type(name).asSubclass(Fold.class));
  }

  private static Class<?> type(String name) {
    String className = name.contains(".") ? name : PACKAGE + name;
    try {
      return Class.forName(className);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "Cannot find fold " + name + ": expected a class " + className, e);
    }
  }

  private static <T> T instance(Class<T> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot use " + type + ": expected a constructor without parameters", e);
    }
  }

  /** The tables that a fold writes: those that name it, and those that every fold writes. */
  static List<Table> outputs(Fold fold, Tables tables) {
    return tables.of(Layer.GOLD).stream()
        .filter(
            table ->
                table.isWrittenByEveryFold()
                    || table.ownFold().filter(name -> type(name) == fold.getClass()).isPresent())
        .toList();
  }
}
