package org.mendlake.cli.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that can be set, read once from {@code mendlake.properties} in the home and from the
 * environment, which wins: {@code trino.port} there is {@code MENDLAKE_TRINO_PORT} here.
 *
 * @param installation the folders
 * @param zone the maker's zone: its days are the days of the warehouse
 * @param broker the local Kafka broker
 * @param trino the local Trino
 * @param superset the local Superset
 * @param maintenance how the tables are kept in order
 * @param startTimeout how long a server may take to answer
 * @param stopTimeout how long a server may take to stop before it is killed
 */
public record Configuration(
    Installation installation,
    ZoneId zone,
    BrokerSettings broker,
    TrinoSettings trino,
    SupersetSettings superset,
    MaintenancePlan maintenance,
    Duration startTimeout,
    Duration stopTimeout) {

  /** Read by {@code ./mendlake} itself. */
  private static final Set<String> VARIABLES_OF_THE_SCRIPT =
      Set.of("MENDLAKE_HOME", "MENDLAKE_TOOLS", "MENDLAKE_JAVA_OPTS", "MENDLAKE_PYTHON");

  /** The file in the home that may set what the environment does not. */
  public static Path file(Installation installation) {
    return installation.home().resolve("mendlake.properties");
  }

  /**
   * Reads the configuration of an installation.
   *
   * @throws ConfigurationException with every problem: unknown keys, wrong values, a port used
   *     twice
   */
  public static Configuration read(Installation installation, Map<String, String> environment) {
    Settings settings = new Settings(inFile(file(installation)), inEnvironment(environment));
    Configuration configuration =
        new Configuration(
            installation,
            settings.zone("maker.zone", ZoneId.of("Asia/Shanghai")),
            BrokerSettings.read(settings),
            TrinoSettings.read(settings),
            SupersetSettings.read(settings),
            MaintenancePlan.read(settings),
            settings.duration("stack.start-timeout", Duration.ofMinutes(3)),
            settings.duration("stack.stop-timeout", Duration.ofSeconds(30)));
    configuration.portsUsedTwice().forEach(settings::problem);
    settings.finish();
    return configuration;
  }

  /** Port of each listener, by the key that sets it. */
  public Map<String, Integer> ports() {
    Map<String, Integer> ports = new TreeMap<>();
    ports.put("kafka.port", broker.port());
    ports.put("kafka.controller-port", broker.controllerPort());
    ports.put("trino.port", trino.port());
    ports.put("superset.port", superset.port());
    return ports;
  }

  private List<String> portsUsedTwice() {
    List<String> problems = new ArrayList<>();
    Map<Integer, String> first = new TreeMap<>();
    ports()
        .forEach(
            (key, port) -> {
              String other = first.putIfAbsent(port, key);
              if (other != null) {
                problems.add(
                    "Cannot use %s: %d, because %s is the same port; change one of them."
                        .formatted(key, port, other));
              }
            });
    return problems;
  }

  private static List<Setting> inEnvironment(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(Settings.PREFIX))
        .filter(variable -> !VARIABLES_OF_THE_SCRIPT.contains(variable.getKey()))
        .map(variable -> new Setting(variable.getKey(), variable.getValue(), "environment"))
        .toList();
  }

  private static List<Setting> inFile(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new ConfigurationException(
          List.of("Cannot read %s: %s.".formatted(file, unreadable.getMessage())));
    }
    return properties.stringPropertyNames().stream()
        .map(key -> new Setting(key, properties.getProperty(key), file.toString()))
        .toList();
  }
}
