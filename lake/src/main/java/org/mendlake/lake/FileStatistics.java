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
  private final UTF8String[] leastText;
  private final UTF8String[] greatestText;

  /** Days, numbers, and moments in microseconds: not boxed, as every row is compared. */
  private final long[] leastNumber;

  private final long[] greatestNumber;
  private final boolean[] isSeen;

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
    int number = columns.size();
    this.columns = columns;
    this.leastText = new UTF8String[number];
    this.greatestText = new UTF8String[number];
    this.leastNumber = new long[number];
    this.greatestNumber = new long[number];
    this.isSeen = new boolean[number];
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
    for (int i = 0; i < isSeen.length; i++) {
      Column column = columns.get(i);
      if (row.isNullAt(column.position())) {
        continue;
      }
      switch (column.kind()) {
        case TEXT -> add(i, row.getUTF8String(column.position()));
        case DAY -> add(i, row.getInt(column.position()));
        case MOMENT, NUMBER -> add(i, row.getLong(column.position()));
      }
      isSeen[i] = true;
    }
  }

  private void add(int column, UTF8String text) {
    if (!isSeen[column] || text.compareTo(leastText[column]) < 0) {
      leastText[column] = text.clone();
    }
    if (!isSeen[column] || text.compareTo(greatestText[column]) > 0) {
      greatestText[column] = text.clone();
    }
  }

  private void add(int column, long value) {
    if (!isSeen[column] || value < leastNumber[column]) {
      leastNumber[column] = value;
    }
    if (!isSeen[column] || value > greatestNumber[column]) {
      greatestNumber[column] = value;
    }
  }

  String json(long rows) {
    ObjectNode least = JsonNodeFactory.instance.objectNode();
    ObjectNode greatest = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < isSeen.length; i++) {
      Column column = columns.get(i);
      if (!isSeen[i]) {
        continue;
      }
      if (column.kind() == Kind.TEXT) {
        put(least, column, leastText[i]);
        if (greatestText[i].numChars() <= LONGEST_TEXT) {
          put(greatest, column, greatestText[i]);
        }
      } else {
        put(least, column, leastNumber[i]);
        put(greatest, column, greatestNumber[i]);
      }
    }
    ObjectNode statistics = JsonNodeFactory.instance.objectNode();
    statistics.put("numRecords", rows);
    statistics.set("minValues", least);
    statistics.set("maxValues", greatest);
    statistics.putObject("nullCount");
    return statistics.toString();
  }

  private static void put(ObjectNode node, Column column, UTF8String text) {
    node.put(column.name(), text.substring(0, LONGEST_TEXT).toString());
  }

  private static void put(ObjectNode node, Column column, long value) {
    switch (column.kind()) {
      case MOMENT ->
          node.put(column.name(), MOMENT.format(Instant.EPOCH.plus(value, ChronoUnit.MICROS)));
      case DAY -> node.put(column.name(), LocalDate.ofEpochDay(value).toString());
      case NUMBER -> node.put(column.name(), value);
      case TEXT -> throw new IllegalArgumentException("Cannot write " + value + " as text");
    }
  }
}
