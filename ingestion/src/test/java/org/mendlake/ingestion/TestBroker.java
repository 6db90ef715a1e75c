package org.mendlake.ingestion;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;

/** A real broker in a process of its own, on free ports of the loopback address. */
public final class TestBroker implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final String CLUSTER = "bWVuZGxha2UtdGVzdC0wMQ";

  private final Path folder;
  private final String bootstrap;
  private Process process;

  private TestBroker(Path folder, String bootstrap) {
    this.folder = folder;
    this.bootstrap = bootstrap;
  }

  /** Starts a broker that looks for records to delete every second. */
  public static TestBroker in(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    Path properties = Files.createDirectories(folder).resolve("server.properties");
    Files.writeString(properties, properties(port, freePort(), folder.resolve("data")));
    String libraries = libraries();
    run(
        folder.resolve("format.log"),
        List.of(
            java(),
            "-cp",
            libraries,
            "kafka.tools.StorageTool",
            "format",
            "-t",
            CLUSTER,
            "-c",
            properties.toString()));
    TestBroker broker = new TestBroker(folder, "127.0.0.1:" + port);
    broker.start();
    return broker;
  }

  /** Starts it again with what it holds, at the same address. */
  public void start() throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(
                java(),
                "-Xmx256m",
                "-cp",
                libraries(),
                "kafka.Kafka",
                folder.resolve("server.properties").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
            .start();
    process = started;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    Awaitility.await().atMost(START).ignoreExceptions().until(this::answers);
  }

  /** Address for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Makes a topic as our producers make it: nothing is deleted because it is old. */
  public void create(String topic, int partitions) throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      NewTopic made =
          new NewTopic(topic, partitions, (short) 1)
              .configs(Map.of("retention.ms", "-1", "segment.ms", "315360000000"));
      admin.createTopics(List.of(made)).all().get();
    }
  }

  /** Deletes a topic. */
  public void delete(String topic) throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  private boolean answers() throws InterruptedException, ExecutionException {
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "request.timeout.ms",
                "2000",
                "default.api.timeout.ms",
                "3000"))) {
      return admin.describeCluster().nodes().get().size() == 1;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
  }

  /** The broker's own class path: Spark brings older Kafka classes. */
  private static String libraries() throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("mendlake.root"));
    Path folder = root.resolve("ingestion/target/broker");
    if (!Files.exists(folder.resolve("complete"))) {
      run(
          Files.createDirectories(folder).resolve("maven.log"),
          List.of(
              root.resolve("mvnw").toString(),
              "-q",
              "-B",
              "-f",
              root.resolve("cli/src/main/broker/pom.xml").toString(),
              "dependency:copy-dependencies",
              "-DincludeScope=runtime",
              "-DoutputDirectory=" + folder));
      Files.createFile(folder.resolve("complete"));
    }
    return folder.resolve("*").toString();
  }

  private static void run(Path log, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException("Cannot run " + command + ":\n" + Files.readString(log));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String properties(int port, int controllerPort, Path data) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=BROKER://127.0.0.1:%1$d
        listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=BROKER
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        auto.create.topics.enable=false
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        log.retention.hours=1
        log.retention.check.interval.ms=1000
        log.initial.task.delay.ms=500
        file.delete.delay.ms=100
        """
        .formatted(port, controllerPort, data);
  }
}
