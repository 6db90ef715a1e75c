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
  private final int knownAt;
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
    this.knownAt = attributes.stream().map(Field::column).toList().indexOf("known_at");
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
    Verdict verdict = rows.judge(topic.toString(), key, value, timestamp, headers);
    return verdict instanceof ParsedEvent event
        ? rows.event(event)
        : rows.rejection((Rejection) verdict);
  }

  /** Rule, content hash, time of knowledge and head of the hash of one record. */
  public static InternalRow identity(
      EventRows rows,
      UTF8String topic,
      byte[] key,
      byte[] value,
      long timestamp,
      ArrayData headers) {
    Verdict verdict = rows.judge(topic.toString(), key, value, timestamp, headers);
    if (verdict instanceof ParsedEvent event) {
      return new GenericInternalRow(
          new Object[] {
            null,
            UTF8String.fromBytes(event.hashBytes()),
            event.envelope()[rows.knownAt],
            EventIdentities.head(event.hashBytes())
          });
    }
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString(((Rejection) verdict).rule().column()), null, null, 0L
        });
  }

  /** What becomes of a record; timestamp in microseconds. */
  Verdict judge(String topic, byte[] key, byte[] value, long timestamp, ArrayData headers) {
    UTF8String unmapped = header(headers, UNMAPPED);
    return unmapped == null
        ? parser.parse(new Delivery(topic, key, value, Math.floorDiv(timestamp, 1000L)))
        : Rejection.of(Rule.UNMAPPED_ROW, unmapped.toString());
  }

  private InternalRow event(ParsedEvent event) {
    Object[] row = new Object[width];
    fillEnvelope(event, row);
    row[hash + 1 + event.declared().entityPosition()] = types(event);
    return new GenericInternalRow(row);
  }

  /** Puts the columns of the envelope and {@code content_hash} in front. */
  void fillEnvelope(ParsedEvent event, Object[] row) {
    Object[] attributes = event.envelope();
    for (int i = 0; i < envelope.length; i++) {
      row[i] = envelope[i].of(attributes[sources[i]]);
    }
    row[hash] = UTF8String.fromBytes(event.hashBytes());
  }

  /** One struct for each event type of the entity, one of them filled. */
  InternalRow types(ParsedEvent event) {
    EventType type = event.declared();
    Object[] types = new Object[typesOfEntity[type.entityPosition()]];
    types[type.position()] = payloads.get(type.name()).of(event.payload());
    return new GenericInternalRow(types);
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

  static UTF8String text(Optional<String> value) {
    return value.map(UTF8String::fromString).orElse(null);
  }

  /** First header of a name as text; null without one. */
  static UTF8String header(ArrayData headers, byte[] name) {
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
