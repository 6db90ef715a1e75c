package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.max;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.mendlake.lake.AppendOnce;
import org.mendlake.lake.AppendOnce.Attempt;
import org.mendlake.lake.AppendOnce.Outcome;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.lake.Lake;
import org.mendlake.lake.Micros;
import org.mendlake.lake.TableFiles;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.WrittenFile;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Kafka to {@code bronze.record}: every record as it came, with its coordinates, exactly once. */
final class BronzeJob {
  static final Table RECORD = Tables.declared().named("record");

  private static final String NAME = "bronze";
  private static final String TOPICS = "topics";
  private static final long EARLIEST = -2;
  private static final long RECORDS_PER_POLL = 50_000;
  private static final long BYTES_PER_FETCH = 16L << 20;
  private static final long FETCH_WAIT_MILLIS = 5;

  private final Lake lake;
  private final KafkaSettings kafka;
  private final Checkpoint checkpoint;
  private final Phases phases;
  private final AtomicLong received = new AtomicLong();

  BronzeJob(Lake lake, KafkaSettings kafka, String checkpoints, Phases phases) {
    this.lake = lake;
    this.kafka = kafka;
    this.phases = phases;
    this.checkpoint =
        new Checkpoint(lake.spark().sparkContext().hadoopConfiguration(), checkpoints, NAME);
  }

  /** Records taken in since the job was made. */
  long received() {
    return received.get();
  }

  /** Starts the query; empty when there is no topic yet and none is waited for. */
  Optional<StreamingQuery> start(Trigger trigger, Waiting waiting) throws TimeoutException {
    checkpoint.requireWhole();
    new TableStore(lake).ensure(RECORD);
    List<KafkaTopics.Range> ranges = ranges();
    if (ranges.isEmpty() && waiting == Waiting.NO) {
      return Optional.empty();
    }
    renewIfTopicsWereMadeAnew(ranges);
    Dataset<Row> records =
        lake.spark()
            .readStream()
            .format("kafka")
            .option("kafka.bootstrap.servers", kafka.bootstrap())
            .option("subscribePattern", kafka.topics().pattern())
            .option("startingOffsets", startingOffsets(ranges))
            .option("includeHeaders", "true")
            // Each poll asks for the partition's ends as well: large ones, not of 500 records.
            .option("kafka.max.poll.records", RECORDS_PER_POLL)
            .option("kafka.max.partition.fetch.bytes", BYTES_PER_FETCH)
            .option("kafka.fetch.max.bytes", 2 * BYTES_PER_FETCH)
            // What a batch asks for is there. Behind a fetch of a partition that has been read to
            // its end, the next question would wait half a second, partition by partition.
            .option("kafka.fetch.max.wait.ms", FETCH_WAIT_MILLIS)
            .option("failOnDataLoss", "true")
            .option("maxOffsetsPerTrigger", kafka.recordsPerBatch())
            .load();
    return Optional.of(
        records
            .writeStream()
            .queryName(NAME)
            .option("checkpointLocation", checkpoint.location())
            .trigger(trigger)
            .foreachBatch(this::write)
            .start());
  }

  /** Whether a query without a topic waits for one. */
  enum Waiting {
    YES,
    NO
  }

  private void write(Dataset<Row> batch, Long number) {
    Optional<Map<String, String>> before = checkpoint.pinned(number);
    Map<String, String> ids = before.orElseGet(this::topicIds);
    checkpoint.pin(number, ids);
    checkpoint.note(TOPICS, ids);
    phases.reached("pinned " + RECORD.qualifiedName());
    Lake here = new Lake(batch.sparkSession(), lake.root());
    BronzePass pass = new BronzePass(TableFiles.of(here, RECORD), ids, Micros.of(Instant.now()));
    Dataset<Row> records =
        batch
            // A file for each core, not for each partition of each topic.
            .coalesce(lake.spark().sparkContext().defaultParallelism())
            .select(BronzePass.RECORD.stream().map(functions::col).toArray(Column[]::new));
    List<WrittenFile> files = InternalPartitions.run(records, pass);
    phases.reached("written " + RECORD.qualifiedName());
    AppendOnce append =
        new AppendOnce(
            here,
            NAME + "/" + RECORD.qualifiedName() + "/" + checkpoint.generation(),
            number,
            before.isPresent() ? Attempt.REPLAY : Attempt.FIRST);
    if (append.commit(RECORD, files) == Outcome.COMMITTED) {
      received.addAndGet(files.stream().mapToLong(WrittenFile::rows).sum());
    }
    phases.reached("committed " + RECORD.qualifiedName());
  }

  private Map<String, String> topicIds() {
    try (KafkaTopics topics = new KafkaTopics(kafka)) {
      return topics.ids();
    }
  }

  private List<KafkaTopics.Range> ranges() {
    try (KafkaTopics topics = new KafkaTopics(kafka)) {
      return topics.ranges();
    }
  }

  /** Offsets restart in a topic made anew, so Spark's checkpoint means nothing for it. */
  private void renewIfTopicsWereMadeAnew(List<KafkaTopics.Range> ranges) {
    Map<String, String> now = new TreeMap<>();
    ranges.forEach(range -> now.put(range.topic(), range.topicId()));
    boolean changed =
        checkpoint.noted(TOPICS).orElse(Map.of()).entrySet().stream()
            .anyMatch(known -> !known.getValue().equals(now.get(known.getKey())));
    if (changed) {
      checkpoint.begin();
    }
  }

  /** A new checkpoint goes on behind what bronze holds. */
  private String startingOffsets(List<KafkaTopics.Range> ranges) {
    if (!checkpoint.isNew() || ranges.isEmpty()) {
      return "earliest";
    }
    Map<String, Long> held = new HashMap<>();
    lake.read(RECORD.layer().folder(), RECORD.name())
        .groupBy("topic_id", "partition")
        .agg(max("offset"))
        .collectAsList()
        .forEach(row -> held.put(row.getString(0) + "/" + row.getInt(1), row.getLong(2)));
    Map<String, Map<String, Long>> offsets = new TreeMap<>();
    for (KafkaTopics.Range range : ranges) {
      Long last = held.get(range.topicId() + "/" + range.partition());
      offsets
          .computeIfAbsent(range.topic(), topic -> new TreeMap<>())
          .put(String.valueOf(range.partition()), last == null ? EARLIEST : last + 1);
    }
    try {
      return new ObjectMapper().writeValueAsString(offsets);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write offsets", e);
    }
  }
}
