package org.mendlake.cli.configuration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads typed values and collects every problem instead of stopping at the first.
 *
 * <p>A key that nobody asked for is a problem too: {@link #finish} finds it.
 */
final class Settings {
  /** How the variables begin that set something. */
  static final String PREFIX = "MENDLAKE_";

  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
  private static final Pattern MEMORY = Pattern.compile("[1-9]\\d*[mg]");
  private static final int LARGEST_PORT = 65_535;

  private final Map<String, Setting> inFile = new HashMap<>();
  private final Map<String, Setting> inEnvironment = new HashMap<>();
  private final Set<String> keys = new TreeSet<>();
  private final Set<String> variables = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * The environment wins over the file.
   *
   * @param file by key, such as {@code trino.port}
   * @param environment by variable, such as {@code MENDLAKE_TRINO_PORT}
   */
  Settings(List<Setting> file, List<Setting> environment) {
    file.forEach(setting -> inFile.put(setting.name(), setting));
    environment.forEach(setting -> inEnvironment.put(setting.name(), setting));
  }

  int port(String key, int otherwise) {
    return read(
        key,
        otherwise,
        "a port is a whole number from 1 to " + LARGEST_PORT,
        value -> between(value, 1, LARGEST_PORT));
  }

  int count(String key, int otherwise, int smallest, int largest) {
    return read(
        key,
        otherwise,
        "it is a whole number from " + smallest + " to " + largest,
        value -> between(value, smallest, largest));
  }

  String memory(String key, String otherwise) {
    return read(
        key,
        otherwise,
        "memory is a number with m or g, such as 512m",
        value -> MEMORY.matcher(value).matches() ? Optional.of(value) : Optional.empty());
  }

  Duration duration(String key, Duration otherwise) {
    return read(
        key,
        otherwise,
        "a duration is a number with ms, s, m, h or d, such as 10s",
        Settings::length);
  }

  /** A duration within limits, both allowed. */
  Duration duration(String key, Duration otherwise, Duration shortest, Duration longest) {
    return read(
        key,
        otherwise,
        "it is from " + text(shortest) + " to " + text(longest),
        value ->
            length(value).filter(d -> d.compareTo(shortest) >= 0 && d.compareTo(longest) <= 0));
  }

  private static String text(Duration duration) {
    return duration.toHours() > 0 ? duration.toHours() + "h" : duration.toSeconds() + "s";
  }

  ZoneId zone(String key, ZoneId otherwise) {
    return read(
        key,
        otherwise,
        "it is no time zone; write one such as Asia/Shanghai",
        value -> {
          try {
            return Optional.of(ZoneId.of(value));
          } catch (DateTimeException unknown) {
            return Optional.empty();
          }
        });
  }

  /** Adds a problem that no single value shows. */
  void problem(String text) {
    problems.add(text);
  }

  /** Throws when anything was wrong; call it after the last key was read. */
  void finish() {
    Stream.concat(unknown(inFile, keys), unknown(inEnvironment, variables))
        .sorted()
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private <T> T read(String key, T otherwise, String rule, Function<String, Optional<T>> parser) {
    keys.add(key);
    variables.add(variable(key));
    Setting setting = inEnvironment.getOrDefault(variable(key), inFile.get(key));
    if (setting == null) {
      return otherwise;
    }
    Optional<T> value = parser.apply(setting.value().strip());
    if (value.isEmpty()) {
      problems.add(
          "Cannot use %s: %s (%s); %s."
              .formatted(setting.name(), setting.value().strip(), setting.origin(), rule));
    }
    return value.orElse(otherwise);
  }

  private static Stream<String> unknown(Map<String, Setting> given, Set<String> known) {
    return given.values().stream()
        .filter(setting -> !known.contains(setting.name()))
        .map(
            setting ->
                "Cannot use %s (%s): there is no such setting%s"
                    .formatted(
                        setting.name(),
                        setting.origin(),
                        Suggestion.nearest(setting.name(), known)
                            .map("; did you mean %s?"::formatted)
                            .orElse(". There are: " + String.join(", ", known))));
  }

  /** The environment variable that sets {@code key}: {@code MENDLAKE_TRINO_PORT}. */
  private static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static Optional<Integer> between(String value, int smallest, int largest) {
    if (!value.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(value);
    return number < smallest || number > largest ? Optional.empty() : Optional.of(number);
  }

  private static Optional<Duration> length(String value) {
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches() || matcher.group(1).length() > 9) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }
}
