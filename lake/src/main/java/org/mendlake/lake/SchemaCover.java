package org.mendlake.lake;

import java.util.Arrays;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether stored columns can hold rows of a declaration: the same ones, at every depth. */
final class SchemaCover {
  private SchemaCover() {}

  /** Every field that is wanted is stored, with a type that covers its own; order is free. */
  static boolean covers(StructType stored, StructType wanted) {
    return Arrays.stream(wanted.fields()).allMatch(field -> holds(stored, field));
  }

  private static boolean holds(StructType stored, StructField wanted) {
    return Arrays.stream(stored.fields())
        .anyMatch(
            field ->
                field.name().equals(wanted.name()) && covers(field.dataType(), wanted.dataType()));
  }

  private static boolean covers(DataType stored, DataType wanted) {
    if (stored instanceof StructType here && wanted instanceof StructType there) {
      return covers(here, there);
    }
    if (stored instanceof ArrayType here && wanted instanceof ArrayType there) {
      return covers(here.elementType(), there.elementType());
    }
    return stored.sameType(wanted);
  }
}
