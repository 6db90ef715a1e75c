package org.mendlake.ingestion.producing;

/**
 * Where and how records are sent.
 *
 * @param bootstrap addresses of Kafka brokers, {@code host:port,...}
 * @param partitions partitions of a topic that has to be made
 * @param replicas copies of each partition of a topic that has to be made
 */
public record ProducerSettings(String bootstrap, int partitions, short replicas) {
  /** Settings for one broker. */
  public static ProducerSettings of(String bootstrap) {
    return new ProducerSettings(bootstrap, 4, (short) 1);
  }
}
