package org.mendlake.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.mendlake.schema.Table;

/**
 * What must become of a stored table so that it has the declared columns. New columns, and new
 * fields of structs at any depth, can be added, as NULL in the rows that are there; anything else
 * is a conflict.
 *
 * @param additions in Spark's DDL, each after the column that stands before it
 * @param conflicts what differs in any other way, in words
 */
record SchemaEvolution(List<String> additions, List<String> conflicts) {

  /** Compares names, types and order. */
  static SchemaEvolution of(StructType stored, Table table) {
    SchemaEvolution evolution = new SchemaEvolution(new ArrayList<>(), new ArrayList<>());
    evolution.struct("", stored, TableStore.declared(table));
    return evolution;
  }

  /** Whether the stored columns are the declared ones. */
  boolean isNone() {
    return additions.isEmpty() && conflicts.isEmpty();
  }

  private void struct(String path, StructType stored, StructType declared) {
    List<String> before = names(stored);
    List<String> kept = names(declared).stream().filter(before::contains).toList();
    if (!kept.equals(before)) {
      conflicts.add(
          (path.isEmpty() ? "" : "in " + path.replaceAll("\\.$", "") + " ")
              + "are stored "
              + String.join(", ", before)
              + " but of these are declared "
              + String.join(", ", kept));
      return;
    }
    String place = " FIRST";
    for (StructField field : declared.fields()) {
      String name = path + "`" + field.name() + "`";
      if (before.contains(field.name())) {
        type(name, stored.apply(field.name()).dataType(), field.dataType());
      } else if (!field.nullable()) {
        conflicts.add(name + " is new and must not be NULL");
      } else {
        additions.add(name + " " + field.dataType().sql() + comment(field) + place);
      }
      place = " AFTER `" + field.name() + "`";
    }
  }

  private void type(String path, DataType stored, DataType declared) {
    if (stored instanceof StructType was && declared instanceof StructType is) {
      struct(path + ".", was, is);
    } else if (stored instanceof ArrayType was && declared instanceof ArrayType is) {
      type(path + ".element", was.elementType(), is.elementType());
    } else if (!stored.equals(declared)) {
      conflicts.add(path + " is stored as " + stored.sql() + " but declared as " + declared.sql());
    }
  }

  private static List<String> names(StructType struct) {
    return Arrays.stream(struct.fields()).map(StructField::name).collect(Collectors.toList());
  }

  private static String comment(StructField field) {
    return field.getComment().isEmpty()
        ? ""
        : " COMMENT '" + TableDdl.quoted(field.getComment().get()) + "'";
  }
}
