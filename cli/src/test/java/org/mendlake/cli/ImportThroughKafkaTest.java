package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.RecordHeaders;

/** The command, a real broker, and what a consumer then finds in the topics. */
@Tag("servers")
class ImportThroughKafkaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] ORDERS = {
    "BscStartDate,Asset,OriginalShorttext,PMType,Cost,MajorSystem,Part,Action,FM",
    "2001-07-05,B,ENGINE LEAKS,PM01,10.5,Engine,NA,Repair,Leak",
    "2001-07-05,B,ENGINE LEAKS,PM01,10.5,Engine,NA,Repair,Leak",
    "2002-01-31,B,won't,swing,PM01,94.63,NA,Electrics,NA"
  };
  @TempDir private Path home;
  private BrokerHome broker;

  @BeforeEach
  void startTheBroker() throws IOException {
    broker = BrokerHome.start(home);
  }

  @AfterEach
  void stopTheBroker() {
    broker.close();
  }

  @Test
  void rowsArriveAsRecordsWithTheirTimeKeyAndOrigin() throws Exception {
    Path file = Files.writeString(home.resolve("orders.csv"), String.join("\n", ORDERS) + "\n");

    assertThat(broker.run("import", file.toString(), "--mapping", "nist-excavators")).isZero();
    List<ConsumerRecord<byte[], byte[]>> records = broker.records();

    assertThat(records).hasSize(4);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      assertThat(record.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
      if (record.key() != null) {
        JsonNode event = JSON.readTree(record.value());
        assertThat(new String(record.key(), UTF_8)).isEqualTo(event.get("subject").asText());
        assertThat(record.timestamp())
            .isEqualTo(Instant.parse(event.get("recordedat").asText()).toEpochMilli());
        assertThat(event.get("recordedat").asText()).startsWith("2001-07-04T16:00:00");
      } else {
        assertThat(new String(record.value(), UTF_8)).isEqualTo(ORDERS[3]);
        assertThat(header(record, RecordHeaders.UNMAPPED)).contains("'PM01' is not a number");
        assertThat(header(record, RecordHeaders.LINE)).isEqualTo("4");
      }
      assertThat(header(record, RecordHeaders.FILE)).isEqualTo("orders.csv");
    }
    assertThat(broker.answers())
        .contains("3  rows read")
        .contains("2  sent as new")
        .contains("1  identical to an earlier row and counted as repeated work")
        .contains("line 4: Cannot read column Cost: 'PM01' is not a number");
    assertThatTopicsKeepHistory();

    assertThat(broker.run("import", file.toString(), "--mapping", "nist-excavators")).isZero();
    assertThat(broker.records()).hasSize(4);
  }

  private void assertThatTopicsKeepHistory() throws ExecutionException, InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "mendlake.visit");
    try (Admin admin = Admin.create(broker.client())) {
      var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      assertThat(settings.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("-1");
      assertThat(Long.parseLong(settings.get(TopicConfig.SEGMENT_MS_CONFIG).value()))
          .isGreaterThan(Duration.ofDays(365).toMillis());
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
