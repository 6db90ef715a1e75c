package org.mendlake.transforms.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.mendlake.schema.Column;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Envelope;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Op;

/** Reads the rows of one input of a fold. */
interface InputReader {

  /** Columns that a row holds, in order. */
  List<String> columns();

  /** Adds what a row says about a key to the events or to the rows of its table. */
  void read(
      String key,
      InternalRow row,
      List<Event> events,
      Map<String, List<Map<String, Object>>> tables);

  static InputReader of(Input input, Tables tables) {
    return input instanceof Input.Entity entity
        ? new Events(Contracts.declared().ofEntity(entity.entity()))
        : new TableRows(input.table(), tables);
  }

  /** Rows of a gold table. */
  final class TableRows implements InputReader {
    private final String table;
    private final List<String> columns;
    private final InternalValues.RowReader reader;

    TableRows(String table, Tables tables) {
      this.table = table;
      List<Column> content = tables.named(table).content();
      this.columns = content.stream().map(Column::name).toList();
      StructType schema = new StructType();
      for (Column column : content) {
        schema = schema.add(column.name(), DataType.fromDDL(column.type()));
      }
      this.reader = new InternalValues.RowReader(schema);
    }

    @Override
    public List<String> columns() {
      return columns;
    }

    @Override
    public void read(
        String key,
        InternalRow row,
        List<Event> events,
        Map<String, List<Map<String, Object>>> tables) {
      tables.computeIfAbsent(table, t -> new ArrayList<>()).add(reader.read(row));
    }
  }

  /** Rows of a silver table as events. */
  final class Events implements InputReader {
    private static final List<String> ENVELOPE =
        List.of(
            "event_id",
            "source_system",
            "event_type",
            "entity_seq",
            "occurred_at",
            "known_at",
            "zone",
            "op",
            "amends_event_id",
            "content_hash");
    private static final InternalValues.Reader TEXT = InternalValues.reader(DataTypes.StringType);
    private static final InternalValues.Reader TIME =
        InternalValues.reader(DataTypes.TimestampType);

    private final List<Contract> contracts;
    private final List<RecordReader> readers;
    private final Map<String, ZoneId> zones = new HashMap<>();

    Events(List<Contract> contracts) {
      this.contracts = List.copyOf(contracts);
      this.readers = contracts.stream().map(RecordReader::of).toList();
    }

    @Override
    public List<String> columns() {
      return Stream.concat(ENVELOPE.stream(), contracts.stream().map(Contract::column)).toList();
    }

    @Override
    public void read(
        String key,
        InternalRow row,
        List<Event> events,
        Map<String, List<Map<String, Object>>> tables) {
      Op op = Op.valueOf(text(row, "op").toUpperCase(Locale.ROOT));
      int sequence = ENVELOPE.indexOf("entity_seq");
      int amends = ENVELOPE.indexOf("amends_event_id");
      Envelope envelope =
          new Envelope(
              text(row, "event_id"),
              text(row, "source_system"),
              text(row, "event_type"),
              key,
              row.isNullAt(sequence)
                  ? OptionalLong.empty()
                  : OptionalLong.of(row.getLong(sequence)),
              (Instant) TIME.read(row, ENVELOPE.indexOf("occurred_at")),
              (Instant) TIME.read(row, ENVELOPE.indexOf("known_at")),
              zones.computeIfAbsent(text(row, "zone"), ZoneId::of),
              op,
              row.isNullAt(amends) ? Optional.empty() : Optional.of(text(row, "amends_event_id")),
              text(row, "content_hash"));
      events.add(new Event(envelope, op == Op.CANCEL ? Optional.empty() : payload(row)));
    }

    private static String text(InternalRow row, String column) {
      return (String) TEXT.read(row, ENVELOPE.indexOf(column));
    }

    private Optional<Record> payload(InternalRow row) {
      for (int i = 0; i < readers.size(); i++) {
        int at = ENVELOPE.size() + i;
        if (!row.isNullAt(at)) {
          int fields = contracts.get(i).payload().fields().size();
          return Optional.of(readers.get(i).read(row.getStruct(at, fields)));
        }
      }
      return Optional.empty();
    }
  }
}
