package org.mendlake.ingestion.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.ingestion.parse.EventColumn;
import org.mendlake.ingestion.parse.EventShape;

/** Records of bronze with what the parser made of them. */
final class ParsedRecords {
  private ParsedRecords() {}

  /**
   * Coordinates, the columns of {@link EventShape}, and the raw bytes of what was refused: nobody
   * needs them of the others.
   */
  static Dataset<Row> of(Dataset<Row> records, EventCatalog catalog) {
    return records
        .withColumn("event", EventColumn.of(catalog.contracts(), catalog.topics()))
        .select(
            col("topic"),
            col("topic_id"),
            col("partition"),
            col("offset"),
            col("kafka_timestamp"),
            ifRefused("key"),
            ifRefused("value"),
            ifRefused("headers"),
            col("event.*"));
  }

  private static Column ifRefused(String name) {
    return when(col("event").getField(EventShape.REJECTION).isNotNull(), col(name)).as(name);
  }
}
