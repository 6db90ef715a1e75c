package org.mendlake.cli.configuration;

/**
 * The local Trino.
 *
 * @param port where clients connect, plain HTTP
 * @param memory largest heap, as Java writes it
 */
public record TrinoSettings(int port, String memory) {
  /** The catalog that holds the Delta tables. */
  public static final String CATALOG = "delta";

  static TrinoSettings read(Settings settings) {
    return new TrinoSettings(
        settings.port("trino.port", 8080), settings.memory("trino.memory", "2g"));
  }

  /** What a JDBC client needs; the user is free to choose. */
  public String jdbcUrl() {
    return "jdbc:trino://127.0.0.1:%d/%s".formatted(port, CATALOG);
  }
}
