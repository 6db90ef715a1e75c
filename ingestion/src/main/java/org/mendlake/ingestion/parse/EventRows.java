package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.ingestion.RecordHeaders;
import org.mendlake.ingestion.Topics;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;

/** Parses records into rows of {@link EventShape}; called from generated code, hence public. */
public final class EventRows implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int HEADER_FIELDS = 2;
  private static final byte[] UNMAPPED = RecordHeaders.UNMAPPED.getBytes(UTF_8);

  private final EventParser parser;
  private final HashMap<String, SparkValue> payloads = new HashMap<>();
  private final SparkValue[] envelope;
  private final int[] sources;
  private final int[] typesOfEntity;
  private final int hash;
  private final int width;

  EventRows(Contracts contracts, Topics topics) {
    this.parser = new EventParser(contracts, topics);
    List<Field> columns = EventShape.envelope(contracts);
    List<Field> attributes = EventParser.attributes(contracts.envelope());
    this.envelope =
        columns.stream().map(field -> SparkValue.of(field.type())).toArray(SparkValue[]::new);
    this.sources = columns.stream().mapToInt(attributes::indexOf).toArray();
    for (Contract contract : contracts.all()) {
      payloads.put(contract.type(), SparkValue.of(contract.payload()));
    }
    Map<String, List<Contract>> byEntity = contracts.byEntity();
    this.typesOfEntity = byEntity.values().stream().mapToInt(List::size).toArray();
    this.hash = envelope.length;
    this.width = hash + 1 + typesOfEntity.length + 1;
  }

  /** The row of one record; timestamp in microseconds. */
  public static InternalRow parse(
      EventRows rows,
      UTF8String topic,
      byte[] key,
      byte[] value,
      long timestamp,
      ArrayData headers) {
    UTF8String unmapped = header(headers, UNMAPPED);
    if (unmapped != null) {
      return rows.rejection(Rejection.of(Rule.UNMAPPED_ROW, unmapped.toString()));
    }
    Verdict verdict =
        rows.parser.parse(
            new Delivery(topic.toString(), key, value, Math.floorDiv(timestamp, 1000L)));
    return verdict instanceof ParsedEvent event
        ? rows.event(event)
        : rows.rejection((Rejection) verdict);
  }

  private InternalRow event(ParsedEvent event) {
    Object[] row = new Object[width];
    Object[] attributes = event.envelope();
    for (int i = 0; i < envelope.length; i++) {
      row[i] = envelope[i].of(attributes[sources[i]]);
    }
    row[hash] = UTF8String.fromBytes(event.hashBytes());
    EventType type = event.declared();
    Object[] types = new Object[typesOfEntity[type.entityPosition()]];
    types[type.position()] = payloads.get(type.name()).of(event.payload());
    row[hash + 1 + type.entityPosition()] = new GenericInternalRow(types);
    return new GenericInternalRow(row);
  }

  private InternalRow rejection(Rejection rejection) {
    Object[] row = new Object[width];
    row[width - 1] =
        new GenericInternalRow(
            new Object[] {
              UTF8String.fromString(rejection.rule().column()),
              UTF8String.fromString(rejection.reason()),
              text(rejection.field()),
              text(rejection.eventId()),
              text(rejection.eventType()),
              text(rejection.source())
            });
    return new GenericInternalRow(row);
  }

  private static UTF8String text(Optional<String> value) {
    return value.map(UTF8String::fromString).orElse(null);
  }

  private static UTF8String header(ArrayData headers, byte[] name) {
    if (headers == null) {
      return null;
    }
    for (int i = 0; i < headers.numElements(); i++) {
      InternalRow header = headers.getStruct(i, HEADER_FIELDS);
      if (Arrays.equals(header.getUTF8String(0).getBytes(), name)) {
        return header.isNullAt(1)
            ? UTF8String.fromString("")
            : UTF8String.fromBytes(header.getBinary(1)).makeValid();
      }
    }
    return null;
  }
}
