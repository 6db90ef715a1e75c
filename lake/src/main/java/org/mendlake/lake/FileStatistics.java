package org.mendlake.lake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final Map<DataType, Kind> KINDS =
      Map.of(
          DataTypes.StringType,
          Kind.TEXT,
          DataTypes.TimestampType,
          Kind.MOMENT,
          DataTypes.DateType,
          Kind.DAY,
          DataTypes.LongType,
          Kind.NUMBER);

  private final List<Column> columns;
  private final Object[] least;
  private final Object[] greatest;

  /** A column with statistics. */
  record Column(String name, int position, Kind kind) implements Serializable {}

  /** What a value is. */
  enum Kind {
    TEXT,
    MOMENT,
    DAY,
    NUMBER
  }

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
      Kind kind = KINDS.get(type);
      if (kind != null) {
        columns.add(new Column(name, position, kind));
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
      if (column.kind() == Kind.TEXT) {
        UTF8String text = row.getUTF8String(column.position());
        if (least[i] == null || text.compareTo((UTF8String) least[i]) < 0) {
          least[i] = text.clone();
        }
        if (greatest[i] == null || text.compareTo((UTF8String) greatest[i]) > 0) {
          greatest[i] = text.clone();
        }
      } else {
        long value =
            column.kind() == Kind.DAY
                ? row.getInt(column.position())
                : row.getLong(column.position());
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
    } else if (column.kind() == Kind.MOMENT) {
      node.put(column.name(), MOMENT.format(Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS)));
    } else if (column.kind() == Kind.DAY) {
      node.put(column.name(), LocalDate.ofEpochDay((Long) value).toString());
    } else {
      node.put(column.name(), (Long) value);
    }
  }
}
