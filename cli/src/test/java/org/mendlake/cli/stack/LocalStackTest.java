package org.mendlake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.configuration.Installation;

@Tag("servers")
class LocalStackTest {
  private static final Set<ServerName> BROKER = EnumSet.of(ServerName.KAFKA);

  /** The loopback address as the kernel writes it, for either version of the protocol. */
  private static final String LOOPBACK = "0100007F|0000000000000000FFFF00000100007F|0{24}01000000";

  @TempDir private Path home;

  private final List<String> told = new ArrayList<>();

  @AfterEach
  void stopWhatTheTestLeft() throws IOException {
    if (Files.exists(home.resolve("mendlake.properties"))) {
      stack().stop();
    }
  }

  @Test
  void allServersStartOnceOnTheLoopbackAddressAndStop() throws IOException {
    usePorts(freePorts());
    stack().start(EnumSet.allOf(ServerName.class));

    List<ServerState> first = stack().states();
    assertThat(first)
        .extracting(ServerState::condition)
        .containsOnly(ServerState.Condition.RUNNING);
    for (int port : configuration().ports().values()) {
      assertThat(Listener.addresses(port)).isNotEmpty().allMatch(each -> each.matches(LOOPBACK));
    }
    assertThatSecretsAreSecret();

    told.clear();
    stack().start(EnumSet.allOf(ServerName.class));
    assertThat(told).hasSize(3).allMatch(line -> line.contains("already runs"));
    assertThat(stack().states()).extracting(ServerState::pid).isEqualTo(pids(first));

    stack().stop();
    assertThat(stack().states())
        .extracting(ServerState::condition)
        .containsOnly(ServerState.Condition.STOPPED);
    assertThat(configuration().ports().values()).allMatch(Listener::isFree);
  }

  @Test
  void aPidFileOfAProcessLongGoneDoesNotHinderAStart() throws IOException {
    usePorts(freePorts());
    Path run = Files.createDirectories(home.resolve("run"));
    long recycled = ProcessHandle.current().pid();
    Files.writeString(
        run.resolve("kafka.pid"),
        "pid=%d\nstarted=%d\naddress=127.0.0.1:1\n"
            .formatted(recycled, Instant.parse("2001-07-05T00:00:00Z").toEpochMilli()));

    stack().start(BROKER);

    assertThat(kafka().condition()).isEqualTo(ServerState.Condition.RUNNING);
    assertThat(kafka().pid().orElseThrow()).isNotEqualTo(recycled);
  }

  @Test
  void aKilledServerIsStartedAgain() throws IOException {
    usePorts(freePorts());
    stack().start(BROKER);
    long killed = kafka().pid().orElseThrow();
    ProcessHandle process = ProcessHandle.of(killed).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    assertThat(kafka().condition()).isEqualTo(ServerState.Condition.STOPPED);

    stack().start(BROKER);

    assertThat(kafka().condition()).isEqualTo(ServerState.Condition.RUNNING);
    assertThat(kafka().pid().orElseThrow()).isNotEqualTo(killed);
  }

  @Test
  void aTakenPortIsToldWithItsHolderAndItsSetting() throws IOException {
    List<Integer> ports = freePorts();
    usePorts(ports);
    try (ServerSocket taker = new ServerSocket()) {
      taker.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(0)));

      assertThatThrownBy(() -> stack().start(BROKER))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("port %d is taken", ports.get(0))
          .hasMessageContaining("process %d", ProcessHandle.current().pid())
          .hasMessageContaining("kafka.port");
    }
    assertThat(kafka().condition()).isEqualTo(ServerState.Condition.STOPPED);
  }

  @Test
  void aServerThatRunsElsewhereThanToldIsNoSuccess() throws IOException {
    usePorts(freePorts());
    stack().start(BROKER);
    String before = configuration().broker().bootstrap();
    usePorts(freePorts());

    assertThatThrownBy(() -> stack().start(BROKER))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("it runs at " + before)
        .hasMessageContaining("./mendlake down");
  }

  private void assertThatSecretsAreSecret() throws IOException {
    try (var files = Files.list(home.resolve("secrets"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        String secret = Files.readString(file);
        assertThat(ProcessHandle.allProcesses())
            .noneMatch(process -> process.info().commandLine().orElse("").contains(secret));
        try (var logs = Files.list(home.resolve("logs"))) {
          assertThat(logs).isNotEmpty().noneMatch(log -> contains(log, secret));
        }
      }
    }
  }

  private static boolean contains(Path log, String secret) {
    try {
      return Files.readString(log).contains(secret);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private ServerState kafka() {
    return stack().states().get(0);
  }

  private static List<Object> pids(List<ServerState> states) {
    return states.stream().map(state -> (Object) state.pid()).toList();
  }

  private LocalStack stack() {
    return new LocalStack(
        configuration(),
        new Progress() {
          @Override
          public void say(String line) {
            told.add(line);
          }

          @Override
          public void progress(String line) {}
        });
  }

  private Configuration configuration() {
    Path root = Path.of(System.getProperty("mendlake.root"));
    String tools =
        System.getenv().getOrDefault("MENDLAKE_TOOLS", root.resolve(".mendlake/tools").toString());
    Map<String, String> environment =
        Map.of("MENDLAKE_HOME", home.toString(), "MENDLAKE_TOOLS", tools);
    return Configuration.read(Installation.of(root, environment), environment);
  }

  private void usePorts(List<Integer> ports) throws IOException {
    Files.writeString(
        home.resolve("mendlake.properties"),
        "kafka.port=%d\nkafka.controller-port=%d\ntrino.port=%d\nsuperset.port=%d\n"
            .formatted(ports.toArray()));
  }

  private static List<Integer> freePorts() throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int each = 0; each < 4; each++) {
        sockets.add(new ServerSocket(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
