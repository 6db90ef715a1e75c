package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.parse.EventShape;
import org.mendlake.lake.AppendOnce;
import org.mendlake.lake.AppendOnce.Outcome;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Names;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/**
 * One batch of records on its way into silver.
 *
 * @param versions pinned version of each silver table, by name
 * @param appends the transaction of a table
 */
record SilverBatch(
    Lake lake,
    Map<String, String> versions,
    Function<Table, AppendOnce> appends,
    Tally tally,
    Phases phases) {
  private static final Column[] COORDINATES = {col("topic_id"), col("partition"), col("offset")};
  private static final List<String> COORDINATE_NAMES = List.of("topic_id", "partition", "offset");

  /** Events of one topic that parsed: how many, known between when and when. */
  private record Span(String topic, long rows, Instant from, Instant to) {}

  void write(Dataset<Row> records, Contracts contracts, Topics topics) {
    Dataset<Row> parsed =
        records
            .transform(rows -> ParsedRecords.of(rows, contracts, topics))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Row> summary =
          parsed
              .groupBy(col("topic"), col(EventShape.REJECTION).getField("rule").as("rule"))
              .agg(count(lit(1)), min("known_at"), max("known_at"))
              .orderBy("topic", "rule")
              .collectAsList();
      for (Row row : summary) {
        if (row.isNullAt(1)) {
          Span span =
              new Span(row.getString(0), row.getLong(2), row.getInstant(3), row.getInstant(4));
          accept(parsed, topics.entity(span.topic()).orElseThrow(), span);
        }
      }
      quarantine(parsed, summary);
    } finally {
      parsed.unpersist(false);
    }
  }

  private void accept(Dataset<Row> parsed, String entity, Span span) {
    Table table = Tables.declared().named(Names.tableName(entity));
    Dataset<Row> events =
        parsed.where(col("topic").equalTo(span.topic()).and(col("content_hash").isNotNull()));
    Dataset<Row> duplicates = duplicates(events, table, span).persist();
    try {
      long repeated = duplicates.count();
      tally.duplicates(repeated);
      if (repeated < span.rows()) {
        Dataset<Row> fresh =
            repeated == 0
                ? events
                : events.join(duplicates, asScala(COORDINATE_NAMES), "left_anti");
        append(
            table,
            fresh.select(
                col("*"), col(table.name() + ".*"), current_timestamp().as("ingested_at")));
        tally.accepted(entity, span.rows() - repeated);
      }
    } finally {
      duplicates.unpersist(false);
    }
  }

  /**
   * Coordinates of the events that silver has, or that an earlier record of the batch brings: those
   * of equal content, known at the same time. The hash covers source, entity key and id.
   */
  private Dataset<Row> duplicates(Dataset<Row> events, Table table, Span span) {
    List<String> same = List.of("content_hash", "known_at");
    Dataset<Row> identities =
        events.select(
            col("topic_id"), col("partition"), col("offset"), col("content_hash"), col("known_at"));
    Dataset<Row> stored =
        new TableStore(lake)
            .read(table, Long.parseLong(versions.get(table.name())))
            .where(col("known_at").between(lit(span.from()), lit(span.to())))
            .select("content_hash", "known_at");
    Dataset<Row> known = identities.join(stored, asScala(same), "left_semi").select(COORDINATES);
    Dataset<Row> repeats =
        identities
            .groupBy("content_hash", "known_at")
            .agg(count(lit(1)).as("copies"), min(struct(COORDINATES)).as("kept"))
            .where("copies > 1");
    Dataset<Row> later =
        identities
            .join(repeats, asScala(same), "inner")
            .where(struct(COORDINATES).notEqual(col("kept")))
            .select(COORDINATES);
    return known.union(later).distinct();
  }

  private void quarantine(Dataset<Row> parsed, List<Row> summary) {
    List<Row> refused = summary.stream().filter(row -> !row.isNullAt(1)).toList();
    if (refused.isEmpty()) {
      return;
    }
    Table table = Tables.declared().named("quarantine");
    Dataset<Row> rows =
        parsed.where(col(EventShape.REJECTION).isNotNull()).transform(Quarantined::of);
    // Only a checkpoint begun anew sees a record again that stands in quarantine.
    Dataset<Row> stored =
        new TableStore(lake)
            .read(table, Long.parseLong(versions.get(table.name())))
            .select(COORDINATES);
    append(table, rows.join(stored, asScala(COORDINATE_NAMES), "left_anti"));
    refused.forEach(row -> tally.quarantined(row.getString(1), row.getLong(2)));
  }

  private void append(Table table, Dataset<Row> rows) {
    Outcome outcome = appends.apply(table).append(table, rows);
    phases.reached(
        (outcome == Outcome.COMMITTED ? "committed " : "found ") + table.qualifiedName());
  }

  private static scala.collection.immutable.Seq<String> asScala(List<String> names) {
    return scala.jdk.javaapi.CollectionConverters.asScala(names).toSeq();
  }
}
