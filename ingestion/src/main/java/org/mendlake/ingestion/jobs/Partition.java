package org.mendlake.ingestion.jobs;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The account of one topic-partition while it is drawn up. */
final class Partition {
  private final String topic;
  private final String topicId;
  private final int number;

  private long rows;
  private long distinct;
  private long last = -1;
  private long earliest;
  private long latest;
  private Dispositions.Count count = new Dispositions.Count("", 0, 0, 0, 0, 0, 0);

  Partition(String topic, String topicId, int number) {
    this.topic = topic;
    this.topicId = topicId;
    this.number = number;
  }

  /** What bronze holds: rows, distinct offsets, last offset. */
  void hold(Row row) {
    rows = row.getLong(3);
    distinct = row.getLong(4);
    last = row.getLong(5);
    latest = last + 1;
  }

  /** What became of the records that silver has looked at. */
  void dispose(Dispositions.Count found) {
    count = found;
  }

  /** What the broker holds. */
  void offer(KafkaTopics.Range range) {
    earliest = range.earliest();
    latest = Math.max(range.latest(), last + 1);
  }

  /** Whether offsets below the last one are missing; a topic's offsets begin at 0. */
  boolean missesSome() {
    return distinct < last + 1;
  }

  /** What the broker has deleted before bronze had it. */
  Optional<String> deleted() {
    return earliest > last + 1 ? Optional.of(range(last + 1, earliest - 1)) : Optional.empty();
  }

  PartitionBalance balance(List<String> holes) {
    return new PartitionBalance(
        topic,
        topicId,
        number,
        latest,
        rows,
        latest - Math.max(last + 1, earliest),
        rows - count.records(),
        count.accepted(),
        count.duplicates(),
        count.quarantined(),
        count.lost(),
        count.doubled() + rows - distinct,
        holes);
  }

  static String range(long first, long last) {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
