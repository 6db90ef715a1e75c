package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;

/** Records as the bronze job would have written them, without a broker. */
final class BronzeRows {
  static final Instant KNOWN_AT = Instant.parse("2012-12-31T00:00:00Z");

  private final Lake lake;
  private final Map<String, Long> next = new TreeMap<>();

  BronzeRows(Lake lake) {
    this.lake = lake;
    new TableStore(lake).ensure(BronzeJob.RECORD);
  }

  /** A record on its way: a topic, a key and a value. */
  record Sent(
      String topic, String key, String value, Instant timestamp, Map<String, String> headers) {}

  /** A visit of the given id to a machine at a cost. */
  static Sent visit(String id, String machine, String cost) {
    return visit(id, machine, cost, KNOWN_AT);
  }

  static Sent visit(String id, String machine, String cost, Instant knownAt) {
    String value =
        """
        {"specversion":"1.0","id":"%s","source":"log","type":"visit.completed.v1","subject":"V-%s",\
        "time":"2001-07-05T00:00:00Z","recordedat":"%s","zone":"UTC","op":"create",\
        "data":{"machine_id":"%s","lines":[{"line_no":1,"kind":"part","cost_amount":%s}]}}"""
            .formatted(id, id, knownAt, machine, cost);
    return new Sent("mendlake.visit", "V-" + id, value, knownAt, Map.of());
  }

  /** A part of the given id. */
  static Sent part(String id, String name) {
    String value =
        """
        {"specversion":"1.0","id":"%s","source":"log","type":"part.defined.v1","subject":"P-%s",\
        "time":"2001-07-05T00:00:00Z","recordedat":"%s","zone":"UTC","op":"create",\
        "data":{"valid_from":"2001-07-05","name":"%s"}}"""
            .formatted(id, id, KNOWN_AT, name);
    return new Sent("mendlake.part", "P-" + id, value, KNOWN_AT, Map.of());
  }

  /** Writes records in one commit, at the next offsets of their topics. */
  void deliver(List<Sent> records) {
    append(records.stream().map(this::row).toList());
  }

  /** The same with bytes that may be anything. */
  void deliverRaw(List<Delivery> records) {
    append(
        records.stream()
            .map(
                each ->
                    row(
                        each.topic(),
                        Instant.ofEpochMilli(each.timestamp()),
                        each.key(),
                        each.value(),
                        List.of()))
            .toList());
  }

  private Row row(Sent sent) {
    List<Row> headers =
        sent.headers().entrySet().stream()
            .map(each -> RowFactory.create(each.getKey(), each.getValue().getBytes(UTF_8)))
            .toList();
    return row(
        sent.topic(),
        sent.timestamp(),
        sent.key().getBytes(UTF_8),
        sent.value().getBytes(UTF_8),
        headers);
  }

  private Row row(String topic, Instant timestamp, byte[] key, byte[] value, List<Row> headers) {
    long offset = next.merge(topic, 1L, Long::sum) - 1;
    return RowFactory.create(
        topic,
        "id-of-" + topic,
        0,
        offset,
        Timestamp.from(timestamp),
        key,
        value,
        headers,
        Timestamp.from(KNOWN_AT));
  }

  private void append(List<Row> rows) {
    TableStore store = new TableStore(lake);
    StructType shape = store.read(BronzeJob.RECORD).schema();
    store.append(BronzeJob.RECORD, lake.spark().createDataFrame(rows, shape));
  }
}
