package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.mendlake.ingestion.RecordHeaders;
import org.mendlake.ingestion.Topics;
import org.mendlake.schema.Column;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * Turns records of bronze into rows of the silver tables, declared columns in declared order: each
 * record into one row of one table.
 */
public final class SilverRows implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Columns of bronze that a record must bring, in this order. */
  public static final List<String> RECORD =
      List.of(
          "topic", "topic_id", "partition", "offset", "kafka_timestamp", "key", "value", "headers");

  private static final List<String> REJECTION =
      List.of("rule", "reason", "field", "event_id", "event_type", "source_system", "file", "line");
  private static final byte[] FILE = RecordHeaders.FILE.getBytes(UTF_8);
  private static final byte[] LINE = RecordHeaders.LINE.getBytes(UTF_8);

  private final EventRows events;
  private final ArrayList<String> tables = new ArrayList<>();

  /** Of each column of each table, the place of its value among record, clock and event. */
  private final ArrayList<int[]> sources = new ArrayList<>();

  private final int envelopeWidth;
  private final long ingestedAt;

  /**
   * Rows of the silver tables of these contracts.
   *
   * @param ingestedAt microseconds since 1970, for every row
   */
  public SilverRows(Contracts contracts, Tables declared, Topics topics, long ingestedAt) {
    this.events = new EventRows(contracts, topics);
    this.ingestedAt = ingestedAt;
    List<String> envelope =
        new ArrayList<>(EventShape.envelope(contracts).stream().map(Field::column).toList());
    envelope.add("content_hash");
    this.envelopeWidth = envelope.size();
    contracts
        .byEntity()
        .forEach(
            (entity, types) -> {
              List<String> values = new ArrayList<>(envelope);
              types.stream().map(Contract::column).forEach(values::add);
              add(declared.named(Names.tableName(entity)), values);
            });
    add(declared.named("quarantine"), REJECTION);
  }

  private void add(Table table, List<String> own) {
    List<String> values = new ArrayList<>(RECORD);
    values.add("ingested_at");
    values.addAll(own);
    tables.add(table.name());
    sources.add(table.columns().stream().map(Column::name).mapToInt(values::indexOf).toArray());
  }

  /** Names of the tables, entities first, the quarantine last. */
  public List<String> tables() {
    return List.copyOf(tables);
  }

  /** Hands on the row of a record, with the position of its table; the row is the reader's own. */
  public void read(InternalRow record, BiConsumer<Integer, InternalRow> reader) {
    byte[] key = record.isNullAt(5) ? null : record.getBinary(5);
    byte[] value = record.isNullAt(6) ? null : record.getBinary(6);
    ArrayData headers = record.isNullAt(7) ? null : record.getArray(7);
    UTF8String topic = record.getUTF8String(0);
    Verdict verdict = events.judge(topic.toString(), key, value, record.getLong(4), headers);
    int table =
        verdict instanceof ParsedEvent event
            ? event.declared().entityPosition()
            : tables.size() - 1;
    Object[] own =
        verdict instanceof ParsedEvent event ? own(event) : own((Rejection) verdict, headers);
    Object[] common = {
      topic,
      record.getUTF8String(1),
      record.getInt(2),
      record.getLong(3),
      record.getLong(4),
      key,
      value,
      headers,
      ingestedAt
    };
    int[] from = sources.get(table);
    Object[] row = new Object[from.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = from[i] < common.length ? common[from[i]] : own[from[i] - common.length];
    }
    reader.accept(table, new GenericInternalRow(row));
  }

  private Object[] own(ParsedEvent event) {
    InternalRow types = events.types(event);
    Object[] own = new Object[envelopeWidth + types.numFields()];
    events.fillEnvelope(event, own);
    for (int i = 0; i < types.numFields(); i++) {
      own[envelopeWidth + i] = types.get(i, null);
    }
    return own;
  }

  private static Object[] own(Rejection rejection, ArrayData headers) {
    return new Object[] {
      UTF8String.fromString(rejection.rule().column()),
      UTF8String.fromString(rejection.reason()),
      EventRows.text(rejection.field()),
      EventRows.text(rejection.eventId()),
      EventRows.text(rejection.eventType()),
      EventRows.text(rejection.source()),
      EventRows.header(headers, FILE),
      line(EventRows.header(headers, LINE))
    };
  }

  private static Long line(UTF8String text) {
    UTF8String.LongWrapper line = new UTF8String.LongWrapper();
    return text != null && text.toLong(line) ? line.value : null;
  }
}
