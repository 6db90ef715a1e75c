package org.mendlake.lake;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mendlake.schema.Column;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Kind;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;

/** Derives a Delta table's DDL from its declaration: types, NOT NULL, CHECK, comments, features. */
public final class TableDdl {
  private TableDdl() {}

  /** Column list in Spark's DDL. */
  public static String columns(Table table) {
    return table.columns().stream().map(TableDdl::column).collect(Collectors.joining(", "));
  }

  /**
   * Table properties: the failing expectations as constraints, statistics on the columns that
   * prune, and the change feed where later steps read what changed.
   */
  public static Map<String, String> properties(Table table) {
    Map<String, String> properties = new TreeMap<>();
    if (table.layer() == Layer.SILVER || table.layer() == Layer.GOLD) {
      properties.put("delta.enableChangeDataFeed", "true");
    }
    if (table.kind() == Kind.LOG) {
      properties.put("delta.appendOnly", "true");
    } else if (hasDeletionVectors(table)) {
      properties.put("delta.enableDeletionVectors", "true");
    }
    properties.put("delta.dataSkippingStatsColumns", String.join(",", table.statistics()));
    for (Expectation expectation : table.expectations()) {
      if (expectation.fails()) {
        properties.put("delta.constraints." + expectation.name(), expectation.condition());
      }
    }
    return properties;
  }

  /** Whether single rows can be marked as gone: a few must not rewrite the files of a million. */
  static boolean hasDeletionVectors(Table table) {
    return table.kind() != Kind.LOG
        && (table.layer() == Layer.GOLD || table.layer() == Layer.MARTS);
  }

  /** A text as it stands between quotation marks. */
  static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  private static String column(Column column) {
    return "`"
        + column.name()
        + "` "
        + column.type()
        + (column.nullable() ? "" : " NOT NULL")
        + " COMMENT '"
        + quoted(column.description().en())
        + "'";
  }
}
