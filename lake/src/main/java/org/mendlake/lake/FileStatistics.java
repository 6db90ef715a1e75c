package org.mendlake.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Least and greatest value of some columns of a file, as Delta keeps them to skip files. */
final class FileStatistics {
  /** As many characters of a text as Delta keeps; a longer greatest one is left out. */
  private static final int LONGEST_TEXT = 32;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final List<Column> columns;
  private final Object[] least;
  private final Object[] greatest;

  /** A column with statistics. */
  record Column(String name, int position, boolean isText, boolean isMoment)
      implements Serializable {}

  FileStatistics(List<Column> columns) {
    this.columns = columns;
    this.least = new Object[columns.size()];
    this.greatest = new Object[columns.size()];
  }

  /** Those of the named columns whose values we can compare. */
  static List<Column> columns(List<String> names, StructType shape) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      int position = shape.fieldIndex(name);
      DataType type = shape.fields()[position].dataType();
      boolean isText = type.equals(DataTypes.StringType);
      boolean isMoment = type.equals(DataTypes.TimestampType);
      if (isText || isMoment || type.equals(DataTypes.LongType)) {
        columns.add(new Column(name, position, isText, isMoment));
      }
    }
    return columns;
  }

  void add(InternalRow row) {
    for (int i = 0; i < least.length; i++) {
      Column column = columns.get(i);
      if (row.isNullAt(column.position())) {
        continue;
      }
      if (column.isText()) {
        UTF8String text = row.getUTF8String(column.position());
        if (least[i] == null || text.compareTo((UTF8String) least[i]) < 0) {
          least[i] = text.clone();
        }
        if (greatest[i] == null || text.compareTo((UTF8String) greatest[i]) > 0) {
          greatest[i] = text.clone();
        }
      } else {
        long value = row.getLong(column.position());
        least[i] = least[i] == null ? value : Math.min((Long) least[i], value);
        greatest[i] = greatest[i] == null ? value : Math.max((Long) greatest[i], value);
      }
    }
  }

  String json(long rows) {
    ObjectNode least = JsonNodeFactory.instance.objectNode();
    ObjectNode greatest = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < columns.size(); i++) {
      if (this.least[i] != null) {
        put(least, columns.get(i), this.least[i]);
        if (!isCut(this.greatest[i])) {
          put(greatest, columns.get(i), this.greatest[i]);
        }
      }
    }
    ObjectNode statistics = JsonNodeFactory.instance.objectNode();
    statistics.put("numRecords", rows);
    statistics.set("minValues", least);
    statistics.set("maxValues", greatest);
    statistics.putObject("nullCount");
    return statistics.toString();
  }

  private static boolean isCut(Object value) {
    return value instanceof UTF8String text && text.numChars() > LONGEST_TEXT;
  }

  private static void put(ObjectNode node, Column column, Object value) {
    if (value instanceof UTF8String text) {
      node.put(column.name(), text.substring(0, LONGEST_TEXT).toString());
    } else if (column.isMoment()) {
      node.put(column.name(), MOMENT.format(Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS)));
    } else {
      node.put(column.name(), (Long) value);
    }
  }
}
