package org.mendlake.ingestion.parse;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.StaticCall;
import org.mendlake.schema.Contracts;

/** The parser as a column over rows of {@code bronze.record}. */
public final class EventColumn {
  private EventColumn() {}

  /** A struct of {@link EventShape} for each record; never NULL. */
  public static Column of(Contracts contracts, Topics topics) {
    return StaticCall.oncePerRow(
        EventRows.class,
        "parse",
        EventShape.of(contracts),
        new EventRows(contracts, topics),
        List.of(col("topic"), col("key"), col("value"), col("kafka_timestamp"), col("headers")));
  }
}
