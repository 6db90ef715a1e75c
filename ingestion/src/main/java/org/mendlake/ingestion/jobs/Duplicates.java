package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.util.sketch.BloomFilter;
import org.mendlake.ingestion.parse.EventIdentities;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds duplicates by Spark jobs.
 *
 * <p>Suspects come first, by half of the hash: within the batch by counting, in silver by a Bloom
 * filter of the batch. They are few, so that nothing large is sorted or shuffled.
 *
 * @param versions pinned version of each silver table that was there, by name
 */
record Duplicates(Lake lake, EventCatalog catalog, Map<String, String> versions) {
  private static final double FALSE_SUSPECTS = 0.001;
  private static final long FEW = 500_000;
  private static final Seq<String> SAME = seq("content_hash", "known_at");
  private static final Seq<String> HEAD = seq("hash_head");

  /** As {@link Identities#duplicates} tells. */
  SkippedRecords among(Dataset<Row> identities, List<BatchSummary.Span> spans) {
    List<Dataset<Row>> found = new ArrayList<>();
    Dataset<Row> events = identities.where("rule IS NULL");
    Dataset<Row> heads = events.groupBy("hash_head").count().where("count > 1").persist();
    Dataset<Row> stored = stored(events, spans).persist();
    try {
      long repeated = heads.count();
      if (repeated > 0) {
        found.add(repeats(events.join(few(heads, repeated), HEAD, "left_semi")));
      }
      long known = stored.count();
      if (known > 0) {
        found.add(events.join(few(stored, known), SAME, "left_semi"));
      }
      return found.isEmpty() ? new SkippedRecords(List.of()) : collected(found);
    } finally {
      heads.unpersist(false);
      stored.unpersist(false);
    }
  }

  /** As {@link Identities#standing} tells. */
  SkippedRecords standing(Dataset<Row> identities) {
    Table quarantine = catalog.quarantine();
    String version = versions.get(quarantine.name());
    if (version == null) {
      return new SkippedRecords(List.of());
    }
    Dataset<Row> stored =
        new TableStore(lake)
            .read(quarantine, Long.parseLong(version))
            .select("topic_id", "partition", "offset");
    return collected(
        List.of(
            identities
                .where("rule IS NOT NULL")
                .join(stored, seq("topic_id", "partition", "offset"), "left_semi")));
  }

  private static Dataset<Row> few(Dataset<Row> rows, long count) {
    return count < FEW ? broadcast(rows) : rows;
  }

  /** All but the first of equal events. */
  private static Dataset<Row> repeats(Dataset<Row> suspects) {
    return suspects
        .withColumn(
            "copy",
            row_number()
                .over(
                    Window.partitionBy("content_hash", "known_at")
                        .orderBy("topic_id", "partition", "offset")))
        .where("copy > 1")
        .drop("copy");
  }

  /** Events of silver that the filter takes for some of the batch, from the same time. */
  private Dataset<Row> stored(Dataset<Row> events, List<BatchSummary.Span> spans) {
    List<BatchSummary.Span> known =
        spans.stream().filter(span -> versions.containsKey(table(span).name())).toList();
    if (known.isEmpty()) {
      return events.select("content_hash", "known_at").limit(0);
    }
    long rows = spans.stream().mapToLong(BatchSummary.Span::rows).sum();
    BloomFilter heads = events.stat().bloomFilter("hash_head", rows, FALSE_SUSPECTS);
    return known.stream()
        .map(
            span ->
                new TableStore(lake)
                    .read(table(span), Long.parseLong(versions.get(table(span).name())))
                    .where(col("known_at").between(lit(span.from()), lit(span.to())))
                    .where(EventIdentities.mayBeIn(heads, col("content_hash")))
                    .select("content_hash", "known_at"))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Table table(BatchSummary.Span span) {
    return catalog.of(span.entity());
  }

  private static SkippedRecords collected(List<Dataset<Row>> found) {
    return new SkippedRecords(
        found.stream()
            .map(rows -> rows.select("topic_id", "partition", "offset"))
            .reduce(Dataset::union)
            .orElseThrow()
            .groupBy("topic_id", "partition")
            .agg(collect_set("offset"))
            .collectAsList());
  }

  private static Seq<String> seq(String... names) {
    return CollectionConverters.asScala(List.of(names)).toSeq();
  }
}
