package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.ingestion.Topics;

/**
 * What the parser says of a batch.
 *
 * @param events valid events by entity
 * @param refused records by the rule they break
 */
record BatchSummary(List<Span> events, Map<String, Long> refused) {

  /** Valid events of one entity: how many, known between when and when. */
  record Span(String entity, long rows, Instant from, Instant to) {

    /** The span of these events and others of the entity. */
    Span together(Span other) {
      return new Span(
          entity,
          rows + other.rows,
          from.isBefore(other.from) ? from : other.from,
          to.isAfter(other.to) ? to : other.to);
    }
  }

  static BatchSummary of(Dataset<Row> identities, Topics topics) {
    List<Span> events = new ArrayList<>();
    Map<String, Long> refused = new TreeMap<>();
    identities
        .groupBy("topic", "rule")
        .agg(count(lit(1)), min("known_at"), max("known_at"))
        .collectAsList()
        .forEach(
            row -> {
              if (row.isNullAt(1)) {
                events.add(
                    new Span(
                        topics.entity(row.getString(0)).orElseThrow(),
                        row.getLong(2),
                        row.getInstant(3),
                        row.getInstant(4)));
              } else {
                refused.merge(row.getString(1), row.getLong(2), Long::sum);
              }
            });
    return new BatchSummary(List.copyOf(events), refused);
  }
}
