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
import org.apache.spark.sql.Row;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.transforms.fold.Envelope;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Op;

/** Reads the rows of one input of a fold. */
interface InputReader {

  /** Adds what a row says to the events or to the rows of its table. */
  void read(Row row, List<Event> events, Map<String, List<Map<String, Object>>> tables);

  static InputReader of(Input input) {
    if (input instanceof Input.Entity entity) {
      return new Events(Contracts.declared().ofEntity(entity.entity()));
    }
    return (row, events, tables) -> {
      Map<String, Object> values = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        values.put(row.schema().fieldNames()[i], row.get(i));
      }
      tables.computeIfAbsent(input.table(), t -> new ArrayList<>()).add(values);
    };
  }

  /** Rows of a silver table as events. */
  final class Events implements InputReader {
    private final List<Contract> contracts;
    private final Map<String, RecordReader> readers = new HashMap<>();
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Integer> index = new HashMap<>();

    Events(List<Contract> contracts) {
      this.contracts = contracts;
      contracts.forEach(contract -> readers.put(contract.type(), RecordReader.of(contract)));
    }

    @Override
    public void read(Row row, List<Event> events, Map<String, List<Map<String, Object>>> tables) {
      if (index.isEmpty()) {
        String[] names = row.schema().fieldNames();
        for (int i = 0; i < names.length; i++) {
          index.put(names[i], i);
        }
      }
      Op op = Op.valueOf(row.<String>getAs(at("op")).toUpperCase(Locale.ROOT));
      Long sequence = row.getAs(at("entity_seq"));
      Envelope envelope =
          new Envelope(
              row.getAs(at("event_id")),
              row.getAs(at("source_system")),
              row.getAs(at("event_type")),
              row.getAs(at("entity_key")),
              sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
              row.<Instant>getAs(at("occurred_at")),
              row.<Instant>getAs(at("known_at")),
              zones.computeIfAbsent(row.getAs(at("zone")), ZoneId::of),
              op,
              Optional.ofNullable(row.getAs(at("amends_event_id"))),
              row.getAs(at("content_hash")));
      events.add(new Event(envelope, op == Op.CANCEL ? Optional.empty() : payload(row)));
    }

    private Optional<Record> payload(Row row) {
      for (Contract contract : contracts) {
        Row struct = row.getAs(at(contract.column()));
        if (struct != null) {
          return Optional.of(readers.get(contract.type()).read(struct));
        }
      }
      return Optional.empty();
    }

    private int at(String column) {
      return index.get(column);
    }
  }
}
