package org.mendlake.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path root;

  @Test
  void defaultsNeedNoFile() {
    Configuration configuration = read(Map.of());

    assertThat(configuration.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(configuration.broker().bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(configuration.installation().home()).isEqualTo(root.resolve(".mendlake"));
    assertThat(configuration.installation().tools()).isEqualTo(root.resolve(".mendlake/tools"));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    file("kafka.controller-port=7001\ntrino.port=7002\nstack.stop-timeout=5s\n");

    Configuration configuration = read(Map.of("MENDLAKE_KAFKA_CONTROLLER_PORT", "7003"));

    assertThat(configuration.broker().controllerPort()).isEqualTo(7003);
    assertThat(configuration.trino().port()).isEqualTo(7002);
    assertThat(configuration.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void everyProblemIsToldAtOnceWithASuggestion() throws IOException {
    file("trino.prot=7002\nmaker.zone=Mars/Base\nkafka.memory=lots\n");

    assertThatThrownBy(
            () -> read(Map.of("MENDLAKE_SUPERSET_PORT", "70000", "MENDLAKE_TRINO_PRT", "1")))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong ->
                assertThat(wrong.problems())
                    .hasSize(5)
                    .anyMatch(each -> each.contains("trino.prot") && each.contains("trino.port?"))
                    .anyMatch(each -> each.contains("did you mean MENDLAKE_TRINO_PORT?"))
                    .anyMatch(each -> each.contains("maker.zone: Mars/Base"))
                    .anyMatch(each -> each.contains("kafka.memory: lots"))
                    .anyMatch(each -> each.contains("MENDLAKE_SUPERSET_PORT: 70000")));
  }

  @Test
  void onePortForTwoServersIsAProblem() throws IOException {
    file("trino.port=7002\nsuperset.port=7002\n");

    assertThatThrownBy(() -> read(Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "Cannot use trino.port: 7002, because superset.port is the same port");
  }

  private void file(String text) throws IOException {
    Path home = Files.createDirectories(root.resolve(".mendlake"));
    Files.writeString(home.resolve("mendlake.properties"), text);
  }

  private Configuration read(Map<String, String> environment) {
    return Configuration.read(Installation.of(root, environment), environment);
  }
}
