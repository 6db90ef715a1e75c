package org.mendlake.cli.configuration;

/**
 * The local Superset.
 *
 * @param port where the browser connects
 * @param workers processes that answer requests; each takes about 350 MB
 */
public record SupersetSettings(int port, int workers) {

  static SupersetSettings read(Settings settings) {
    return new SupersetSettings(
        settings.port("superset.port", 8088), settings.count("superset.workers", 2, 1, 16));
  }

  /** The address for the browser. */
  public String address() {
    return "http://127.0.0.1:%d/".formatted(port);
  }
}
