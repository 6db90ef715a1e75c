package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;
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
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  @TempDir private Path home;

  @BeforeEach
  void startTheBroker() throws IOException {
    try (ServerSocket kafka = new ServerSocket(0);
        ServerSocket controller = new ServerSocket(0)) {
      Files.writeString(
          home.resolve("mendlake.properties"),
          "kafka.port=%d\nkafka.controller-port=%d\n"
              .formatted(kafka.getLocalPort(), controller.getLocalPort()));
    }
    stack().start(EnumSet.of(ServerName.KAFKA));
  }

  @AfterEach
  void stopTheBroker() {
    stack().stop();
  }

  @Test
  void rowsArriveAsRecordsWithTheirTimeKeyAndOrigin() throws Exception {
    Path file = Files.writeString(home.resolve("orders.csv"), String.join("\n", ORDERS) + "\n");

    assertThat(run("import", file.toString(), "--mapping", "nist-excavators")).isZero();
    List<ConsumerRecord<byte[], byte[]>> records = records();

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
    assertThat(answers.toString(UTF_8))
        .contains("3  rows read")
        .contains("2  sent as new")
        .contains("1  identical to an earlier row and counted as repeated work")
        .contains("line 4: Cannot read column Cost: 'PM01' is not a number");
    assertThatTopicsKeepHistory();

    assertThat(run("import", file.toString(), "--mapping", "nist-excavators")).isZero();
    assertThat(records()).hasSize(4);
  }

  private void assertThatTopicsKeepHistory() throws ExecutionException, InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "mendlake.visit");
    try (Admin admin = Admin.create(client())) {
      var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
      assertThat(settings.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("-1");
      assertThat(Long.parseLong(settings.get(TopicConfig.SEGMENT_MS_CONFIG).value()))
          .isGreaterThan(Duration.ofDays(365).toMillis());
    }
  }

  private int run(String... arguments) {
    answers.reset();
    PrintStream out = new PrintStream(answers, true, UTF_8);
    PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new Mendlake(new Terminal(out, err, false), installation())
        .commandLine()
        .execute(arguments);
  }

  private List<ConsumerRecord<byte[], byte[]>> records() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      Pattern ours = Pattern.compile("mendlake\\..*");
      consumer
          .listTopics()
          .forEach(
              (topic, found) -> {
                if (ours.matcher(topic).matches()) {
                  found.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
                }
              });
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", configuration().broker().bootstrap());
  }

  private LocalStack stack() {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new LocalStack(configuration(), new Terminal(quiet, quiet, false));
  }

  private Configuration configuration() {
    return Configuration.read(installation(), environment());
  }

  private Installation installation() {
    return Installation.of(Path.of(System.getProperty("mendlake.root")), environment());
  }

  private Map<String, String> environment() {
    String tools =
        System.getenv()
            .getOrDefault(
                "MENDLAKE_TOOLS",
                Path.of(System.getProperty("mendlake.root"), ".mendlake", "tools").toString());
    return Map.of("MENDLAKE_HOME", home.toString(), "MENDLAKE_TOOLS", tools);
  }
}
