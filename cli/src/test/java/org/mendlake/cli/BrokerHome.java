package org.mendlake.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.ServerName;

/** A home of its own with a real broker, and commands that are run in it. */
public final class BrokerHome implements AutoCloseable {
  private static final Pattern OURS = Pattern.compile("mendlake\\..*");

  private final Path home;
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  private BrokerHome(Path home) {
    this.home = home;
  }

  /** Starts a broker on ports that are free. */
  public static BrokerHome start(Path home) throws IOException {
    try (ServerSocket kafka = new ServerSocket(0);
        ServerSocket controller = new ServerSocket(0)) {
      Files.writeString(
          home.resolve("mendlake.properties"),
          "kafka.port=%d\nkafka.controller-port=%d\nstack.start-timeout=10m\n"
              .formatted(kafka.getLocalPort(), controller.getLocalPort()));
    }
    BrokerHome started = new BrokerHome(home);
    started.stack().start(EnumSet.of(ServerName.KAFKA));
    return started;
  }

  /** Runs a command; gives its exit code. */
  int run(String... arguments) {
    answers.reset();
    complaints.reset();
    PrintStream out = new PrintStream(answers, true, UTF_8);
    PrintStream err = new PrintStream(complaints, true, UTF_8);
    return new Mendlake(new Terminal(out, err, false), installation())
        .commandLine()
        .execute(arguments);
  }

  /** What the last command answered. */
  String answers() {
    return answers.toString(UTF_8);
  }

  /** What the last command complained of, and its progress. */
  String complaints() {
    return complaints.toString(UTF_8);
  }

  /** Every record of our topics. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .listTopics()
          .forEach(
              (topic, found) -> {
                if (OURS.matcher(topic).matches()) {
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

  /** Address of the broker. */
  public String bootstrap() {
    return configuration().broker().bootstrap();
  }

  /** How a client finds the broker. */
  Map<String, Object> client() {
    return Map.of("bootstrap.servers", bootstrap());
  }

  @Override
  public void close() {
    stack().stop();
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
