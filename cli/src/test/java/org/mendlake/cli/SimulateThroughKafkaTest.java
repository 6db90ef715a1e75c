package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, a real broker, and the same records from a file. */
@Tag("servers")
class SimulateThroughKafkaTest {
  private static final String[] FLEET = {
    "simulate", "--events", "2000", "--seed", "9", "--set", "delivery.malformed=0.05"
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
  void sentAtOnceOrFromFilesTheRecordsAreTheSame() throws Exception {
    Path out = home.resolve("fleet");

    assertThat(broker.run(with("--out", out.toString()))).isZero();
    assertThat(broker.answers()).contains("2,000 records written to " + out);
    List<String> written = written(out.resolve("events/part-00001.jsonl"));

    assertThat(broker.run(FLEET)).isZero();
    assertThat(broker.answers()).contains("2,000 records sent");
    assertThat(sent()).isEqualTo(written);
    assertThat(Files.readString(home.resolve("simulations/seed-9-events-2000/truth/totals.csv")))
        .isEqualTo(Files.readString(out.resolve("truth/totals.csv")));

    assertThat(broker.run("simulate", "--replay", out.toString())).isZero();
    assertThat(broker.answers()).contains("2,000 records sent");
    List<String> twice = new ArrayList<>(written);
    twice.addAll(written);
    Collections.sort(twice);
    assertThat(sent()).isEqualTo(twice);
  }

  @Test
  void aWrongSettingIsAWrongCommandLine() {
    assertThat(broker.run("simulate", "--events", "2000", "--set", "delivery.duplicate=1"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(broker.complaints()).contains("did you mean 'delivery.duplicates'?");
    assertThat(broker.run("simulate", "--replay", home.resolve("nowhere").toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(broker.complaints()).contains("there is no folder events in it");
    assertThat(broker.records()).isEmpty();
  }

  private static String[] with(String... more) {
    List<String> arguments = new ArrayList<>(List.of(FLEET));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private List<String> sent() {
    List<String> lines = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.records()) {
      lines.add(
          line(
              record.topic(), new String(record.key(), UTF_8), record.timestamp(), record.value()));
    }
    Collections.sort(lines);
    return lines;
  }

  private static List<String> written(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      JsonNode record = json.readTree(text);
      byte[] value =
          record.has("base64")
              ? record.get("base64").binaryValue()
              : text.substring(text.indexOf("\"value\":") + 8, text.length() - 1).getBytes(UTF_8);
      lines.add(
          line(
              record.get("topic").asText(),
              record.get("key").asText(),
              record.get("timestamp").asLong(),
              value));
    }
    Collections.sort(lines);
    return lines;
  }

  private static String line(String topic, String key, long timestamp, byte[] value) {
    return String.join(
        " ", topic, key, Long.toString(timestamp), Base64.getEncoder().encodeToString(value));
  }
}
