package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;

/** Finds the version of a member that held, and takes from it what one reference asks for. */
final class ReferenceFilling {
  private static final int NOWHERE = -1;
  private static final int SURROGATE_KEY = 1;

  private final Members members;
  private final int by;
  private final int day;
  private final int keyColumn;
  private final int from;
  private final int to;
  private final List<Carried> carried = new ArrayList<>();

  /** An attribute of the version that a column takes over. */
  private record Carried(int column, int attribute, DataType type) {}

  /** The filling of a reference of a table. */
  ReferenceFilling(Table table, Reference reference, Table dimension, Members members) {
    boolean isVersioned = dimension.history() == Table.History.SCD2;
    this.members = members;
    this.by = table.position(reference.by());
    this.day = isVersioned ? table.position(reference.at().orElseThrow()) : NOWHERE;
    this.keyColumn = table.position(reference.keyColumn());
    this.from = members.position("valid_from");
    this.to = members.position("valid_to");
    for (Map.Entry<String, String> carry : reference.carry().entrySet()) {
      String type = dimension.columns().get(dimension.position(carry.getValue())).type();
      carried.add(
          new Carried(
              table.position(carry.getKey()),
              members.position(carry.getValue()),
              DataType.fromDDL(type)));
    }
  }

  /** Fills a row of the table's columns. */
  void fill(Object[] row) {
    InternalRow found = row[by] == null ? null : held(members.versions((UTF8String) row[by]), row);
    row[keyColumn] = found == null ? (Long) Table.UNKNOWN_KEY : (Long) found.getLong(SURROGATE_KEY);
    for (Carried each : carried) {
      row[each.column] =
          found == null || found.isNullAt(each.attribute)
              ? null
              : found.get(each.attribute, each.type);
    }
  }

  private InternalRow held(List<InternalRow> versions, Object[] row) {
    for (InternalRow version : versions) {
      if (day == NOWHERE || holds(version, row[day])) {
        return version;
      }
    }
    return null;
  }

  private boolean holds(InternalRow version, Object day) {
    return day != null
        && !version.isNullAt(from)
        && version.getInt(from) <= (Integer) day
        && (version.isNullAt(to) || (Integer) day < version.getInt(to));
  }
}
