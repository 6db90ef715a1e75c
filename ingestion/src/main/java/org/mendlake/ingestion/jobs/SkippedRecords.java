package org.mendlake.ingestion.jobs;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;

/** Coordinates of the records of one batch that are written nowhere; eight bytes for each. */
final class SkippedRecords implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<UTF8String, HashMap<Integer, long[]>> offsets = new HashMap<>();
  private final long size;

  /** From rows of topic id, partition and a list of offsets. */
  SkippedRecords(List<Row> rows) {
    long count = 0;
    for (Row row : rows) {
      long[] sorted = row.<Long>getList(2).stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      offsets
          .computeIfAbsent(UTF8String.fromString(row.getString(0)), topic -> new HashMap<>())
          .put(row.getInt(1), sorted);
      count += sorted.length;
    }
    this.size = count;
  }

  private SkippedRecords(Builder builder) {
    builder.offsets.forEach(
        (topic, partitions) ->
            partitions.forEach(
                (partition, some) ->
                    offsets
                        .computeIfAbsent(topic, id -> new HashMap<>())
                        .put(partition, some.stream().mapToLong(Long::longValue).toArray())));
    this.size = builder.size;
  }

  /** Gathers records one by one. */
  static final class Builder {
    private final Map<UTF8String, Map<Integer, TreeSet<Long>>> offsets = new HashMap<>();
    private long size;

    void add(UTF8String topicId, int partition, long offset) {
      boolean isNew =
          offsets
              .computeIfAbsent(topicId, topic -> new HashMap<>())
              .computeIfAbsent(partition, number -> new TreeSet<>())
              .add(offset);
      size += isNew ? 1 : 0;
    }

    SkippedRecords build() {
      return new SkippedRecords(this);
    }
  }

  private SkippedRecords(SkippedRecords one, SkippedRecords other) {
    for (SkippedRecords each : List.of(one, other)) {
      each.offsets.forEach(
          (topic, partitions) ->
              partitions.forEach(
                  (partition, added) ->
                      offsets
                          .computeIfAbsent(topic, id -> new HashMap<>())
                          .merge(partition, added, SkippedRecords::merged)));
    }
    this.size = one.size + other.size;
  }

  private static long[] merged(long[] one, long[] other) {
    return LongStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().toArray();
  }

  /** These and others. */
  SkippedRecords and(SkippedRecords others) {
    return others.size == 0 ? this : new SkippedRecords(this, others);
  }

  /** How many there are. */
  long size() {
    return size;
  }

  boolean contains(UTF8String topicId, int partition, long offset) {
    if (size == 0) {
      return false;
    }
    HashMap<Integer, long[]> topic = offsets.get(topicId);
    long[] sorted = topic == null ? null : topic.get(partition);
    return sorted != null && Arrays.binarySearch(sorted, offset) >= 0;
  }
}
