package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.mendlake.cli.configuration.BrokerSettings;
import org.mendlake.cli.configuration.Installation;

/** The local Kafka: one process that is broker and controller, on the loopback address. */
final class KafkaBroker implements LocalServer {
  private static final int CLUSTER_ID_BYTES = 16;

  private final BrokerSettings settings;
  private final Installation installation;
  private final Path folder;

  KafkaBroker(BrokerSettings settings, Installation installation) {
    this.settings = settings;
    this.installation = installation;
    this.folder = installation.server("broker");
  }

  @Override
  public ServerName name() {
    return ServerName.KAFKA;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public String address() {
    return settings.bootstrap();
  }

  @Override
  public Map<String, Integer> ports() {
    return Map.of(
        "kafka.port", settings.port(), "kafka.controller-port", settings.controllerPort());
  }

  @Override
  public void prepare(Progress progress) {
    String classPath = new KafkaLibraries(installation).classPath(progress);
    try {
      Files.createDirectories(folder);
      Path data = folder.resolve("data");
      Files.writeString(properties(), BrokerProperties.of(settings, data));
      if (!Files.exists(data)) {
        format(classPath, data, progress);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public List<String> command() {
    String classPath = new KafkaLibraries(installation).classPath(NoProgress.INSTANCE);
    return List.of(
        java(),
        "-Xmx" + settings.memory(),
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS",
        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
        "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaConfig=warn",
        "-cp",
        classPath,
        "kafka.Kafka",
        properties().toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean answers() {
    return new KafkaPing(settings.port()).isAnswered();
  }

  /** Formats beside the final place, so that a data folder is always a formatted one. */
  private void format(String classPath, Path data, Progress progress) throws IOException {
    Path unfinished = folder.resolve("data.unfinished");
    ToolFolder.remove(unfinished);
    Path formatProperties = folder.resolve("format.properties");
    Files.writeString(formatProperties, BrokerProperties.of(settings, unfinished));
    new LongCommand(
            "format the broker's log",
            List.of(
                java(),
                "-cp",
                classPath,
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                clusterId(),
                "--config",
                formatProperties.toString()),
            Map.of(),
            installation.logs().resolve("kafka-format.log"))
        .run(progress, () -> "");
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(formatProperties);
  }

  private Path properties() {
    return folder.resolve("server.properties");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Kafka writes ids as URL-safe Base64, and refuses one that looks like an option. */
  private static String clusterId() {
    SecureRandom random = new SecureRandom();
    String id;
    do {
      byte[] bytes = new byte[CLUSTER_ID_BYTES];
      random.nextBytes(bytes);
      id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } while (id.startsWith("-"));
    return id;
  }
}
