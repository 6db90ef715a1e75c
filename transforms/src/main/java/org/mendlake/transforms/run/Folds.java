package org.mendlake.transforms.run;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Fold;

/** Finds the folds that the declarations name; a fold is a class of that name, nothing else. */
final class Folds {
  private static final String PACKAGE = "org.mendlake.transforms.folds.";

  /** Table that every fold may write: its issues. */
  static final String ISSUES = "fct_data_issue";

  private Folds() {}

  /** Simple names of the declared folds, in order. */
  static Set<String> declared(Tables tables) {
    Set<String> names = new TreeSet<>();
    for (Table table : tables.of(Layer.GOLD)) {
      table.fold().filter(name -> name.endsWith("Fold")).ifPresent(names::add);
    }
    return names;
  }

  /** A fold by its simple name or its class name. */
  static Fold named(String name) {
    String className = name.contains(".") ? name : PACKAGE + name;
    try {
      return Class.forName(className).asSubclass(Fold.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot find fold " + name + ": expected a class " + className + " that is a Fold", e);
    }
  }

  /** The tables that a fold writes: those that name it, and its issues. */
  static List<Table> outputs(Fold fold, Tables tables) {
    return tables.of(Layer.GOLD).stream()
        .filter(
            table ->
                table.name().equals(ISSUES) || table.fold().filter(fold.name()::equals).isPresent())
        .toList();
  }
}
