package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Names;

class EventColumnTest {
  private static final int EVENTS = 200;
  private static final StructType RECORD =
      StructType.fromDDL(
          "topic STRING, key BINARY, value BINARY, kafka_timestamp TIMESTAMP,"
              + " headers ARRAY<STRUCT<key: STRING, value: BINARY>>");

  @Test
  void everyFieldOfEveryTypeIsWhatSparkItselfReads() {
    for (Contract contract : Contracts.declared().all()) {
      String sql = contract.payload().sqlType();
      Dataset<Row> both =
          records(contract)
              .withColumn("event", EventColumn.of(Contracts.declared(), Topics.DEFAULT))
              .withColumn(
                  "twin",
                  from_json(
                      col("value").cast("STRING"),
                      new StructType().add("data", DataType.fromDDL(sql)),
                      Map.<String, String>of()));
      String ours = "event." + Names.tableName(contract.entity()) + "." + contract.column();

      Dataset<Row> equal = both.where(ours + " <=> twin.data AND twin.data IS NOT NULL");

      assertThat(equal.count()).as(contract.type()).isEqualTo(EVENTS);
      assertThat(both.where("event.rejection IS NOT NULL").count()).isZero();
    }
  }

  private static Dataset<Row> records(Contract contract) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      var event = new GeneratedEvents(i).event(contract);
      rows.add(
          RowFactory.create(
              Topics.DEFAULT.of(contract.entity()),
              event.get("subject").textValue().getBytes(UTF_8),
              event.toString().getBytes(UTF_8),
              Instant.parse(event.get("recordedat").textValue()),
              null));
    }
    return TestLake.spark().createDataFrame(rows, RECORD);
  }
}
