package org.mendlake.cli.stack;

import java.nio.file.Path;
import org.mendlake.cli.configuration.BrokerSettings;

/** The configuration file of the local broker. */
final class BrokerProperties {
  private static final String TEMPLATE =
      """
      # Written at each start; change mendlake.properties instead.
      process.roles=broker,controller
      node.id=1
      controller.quorum.voters=1@127.0.0.1:%2$d
      listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=BROKER://127.0.0.1:%1$d
      listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
      inter.broker.listener.name=BROKER
      controller.listener.names=CONTROLLER
      log.dirs=%3$s

      # Topics are declared, not conjured up by a misspelt name.
      auto.create.topics.enable=false
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=1
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.state.log.num.partitions=1
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1

      # Retention goes by the records' own timestamps: a limit would delete imported history at once.
      log.retention.ms=-1
      log.roll.ms=315360000000
      log.retention.check.interval.ms=%4$d

      num.network.threads=2
      num.io.threads=4
      log.cleaner.dedupe.buffer.size=16777216
      """;

  private BrokerProperties() {}

  static String of(BrokerSettings settings, Path data) {
    return TEMPLATE.formatted(
        settings.port(),
        settings.controllerPort(),
        data.toString().replace("\\", "\\\\"),
        settings.retentionCheck().toMillis());
  }
}
