package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;

/**
 * Accounts for every offset: what the broker held against bronze, and bronze against silver and
 * quarantine. Run it at any time; what is still on its way is told apart from what is lost.
 */
public final class Reconcile {
  private static final int SHOWN_HOLES = 1000;

  private final Lake lake;
  private final KafkaSettings kafka;
  private final String checkpoints;

  /**
   * A reconciliation of what {@link IngestRun} did with the same arguments.
   *
   * @param checkpoints folder, or URI of one, for the progress of the queries
   */
  public Reconcile(Lake lake, KafkaSettings kafka, String checkpoints) {
    this.lake = lake;
    this.kafka = kafka;
    this.checkpoints = checkpoints;
  }

  /** Compares with the broker's offsets as they are now. */
  public Reconciliation run() {
    // First silver's progress, then bronze, then the broker: what arrives meanwhile is on its way.
    OptionalLong seen =
        SilverProgress.bronzeVersion(
            lake.spark().sparkContext().hadoopConfiguration(),
            new Checkpoint(
                    lake.spark().sparkContext().hadoopConfiguration(), checkpoints, SilverJob.NAME)
                .location());
    try (KafkaTopics topics = new KafkaTopics(kafka)) {
      return against(seen, topics);
    }
  }

  private Reconciliation against(OptionalLong seen, KafkaTopics topics) {
    TableStore store = new TableStore(lake);
    store.ensure(BronzeJob.RECORD);
    long version = store.version(BronzeJob.RECORD);
    Dataset<Row> bronze = store.read(BronzeJob.RECORD, version);
    Dataset<Row> looked =
        seen.isPresent()
            ? store.read(BronzeJob.RECORD, Math.min(seen.getAsLong(), version))
            : bronze.limit(0);
    Map<String, Partition> partitions = new TreeMap<>();
    for (Row row : held(bronze)) {
      partition(partitions, row.getString(0), row.getString(1), row.getInt(2)).hold(row);
    }
    new Dispositions(lake, EventCatalog.declared(kafka.topics()))
        .of(looked)
        .forEach(each -> partitions.get(each.partition()).dispose(each));
    for (KafkaTopics.Range range : topics.ranges()) {
      partition(partitions, range.topic(), range.topicId(), range.partition()).offer(range);
    }
    Map<String, List<String>> holes = holes(bronze, partitions);
    return new Reconciliation(
        partitions.entrySet().stream()
            .map(each -> each.getValue().balance(holes.getOrDefault(each.getKey(), List.of())))
            .toList());
  }

  private static List<Row> held(Dataset<Row> bronze) {
    return bronze
        .groupBy("topic", "topic_id", "partition")
        .agg(count(lit(1)), countDistinct(col("offset")), max("offset"))
        .collectAsList();
  }

  private static Partition partition(
      Map<String, Partition> partitions, String topic, String topicId, int number) {
    return partitions.computeIfAbsent(
        key(topic, topicId, number), key -> new Partition(topic, topicId, number));
  }

  static String key(String topic, String topicId, int partition) {
    return topic + "/" + topicId + "/" + partition;
  }

  /** Ranges that bronze misses below its last offset, or that the broker has deleted since. */
  private static Map<String, List<String>> holes(
      Dataset<Row> bronze, Map<String, Partition> partitions) {
    Map<String, List<String>> holes = new HashMap<>();
    partitions.forEach((key, each) -> each.deleted().ifPresent(range -> add(holes, key, range)));
    if (partitions.values().stream().noneMatch(Partition::missesSome)) {
      return holes;
    }
    var inOrder = Window.partitionBy("topic", "topic_id", "partition").orderBy("offset");
    Dataset<Row> known = bronze.select("topic", "topic_id", "partition", "offset");
    // An offset before the first one makes what is missing at the front a gap like any other.
    Dataset<Row> fronts =
        known.select("topic", "topic_id", "partition").distinct().withColumn("offset", lit(-1L));
    known
        .union(fronts)
        .withColumn("next", lead("offset", 1).over(inOrder))
        .where("next > offset + 1")
        .limit(SHOWN_HOLES)
        .collectAsList()
        .forEach(
            row ->
                add(
                    holes,
                    key(row.getString(0), row.getString(1), row.getInt(2)),
                    Partition.range(row.getLong(3) + 1, row.getLong(4) - 1)));
    return holes;
  }

  private static void add(Map<String, List<String>> holes, String key, String range) {
    holes.computeIfAbsent(key, each -> new ArrayList<>()).add(range);
  }
}
