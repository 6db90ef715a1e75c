package org.mendlake.cli.configuration;

import java.time.Duration;

/**
 * The local Kafka broker.
 *
 * @param port where clients connect
 * @param controllerPort where the broker talks to its own controller
 * @param memory largest heap, as Java writes it
 * @param retentionCheck how often the broker looks for records to delete; there are none
 */
public record BrokerSettings(int port, int controllerPort, String memory, Duration retentionCheck) {

  static BrokerSettings read(Settings settings) {
    return new BrokerSettings(
        settings.port("kafka.port", 9092),
        settings.port("kafka.controller-port", 9093),
        settings.memory("kafka.memory", "512m"),
        settings.duration("kafka.retention-check", Duration.ofMinutes(5)));
  }

  /** What a Kafka client needs. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }
}
