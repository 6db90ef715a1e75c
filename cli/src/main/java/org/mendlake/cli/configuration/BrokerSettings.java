package org.mendlake.cli.configuration;

/**
 * The local Kafka broker.
 *
 * @param port where clients connect
 * @param controllerPort where the broker talks to its own controller
 * @param memory largest heap, as Java writes it
 */
public record BrokerSettings(int port, int controllerPort, String memory) {

  static BrokerSettings read(Settings settings) {
    return new BrokerSettings(
        settings.port("kafka.port", 9092),
        settings.port("kafka.controller-port", 9093),
        settings.memory("kafka.memory", "512m"));
  }

  /** What a Kafka client needs. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }
}
