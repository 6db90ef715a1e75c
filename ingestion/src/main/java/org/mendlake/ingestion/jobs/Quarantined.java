package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.ingestion.RecordHeaders;
import org.mendlake.ingestion.parse.EventShape;

/** Rows of {@code silver.quarantine} out of parsed records that were refused. */
final class Quarantined {
  private Quarantined() {}

  static Dataset<Row> of(Dataset<Row> refused) {
    Column rejection = col(EventShape.REJECTION);
    return refused.select(
        col("topic"),
        col("topic_id"),
        col("partition"),
        col("offset"),
        col("kafka_timestamp"),
        rejection.getField("rule").as("rule"),
        rejection.getField("reason").as("reason"),
        rejection.getField("field").as("field"),
        header(RecordHeaders.FILE).as("file"),
        header(RecordHeaders.LINE).try_cast("BIGINT").as("line"),
        rejection.getField("event_id").as("event_id"),
        rejection.getField("event_type").as("event_type"),
        rejection.getField("source_system").as("source_system"),
        col("key"),
        col("value"),
        col("headers"),
        current_timestamp().as("ingested_at"));
  }

  /** First header of a name as text; NULL without one. */
  private static Column header(String name) {
    Column named = filter(col("headers"), each -> each.getField("key").equalTo(name));
    return get(named, lit(0)).getField("value").cast("STRING");
  }
}
