package org.mendlake.ingestion.jobs;

import org.mendlake.ingestion.Topics;

/**
 * Where the events come from.
 *
 * @param bootstrap addresses of brokers, such as {@code 127.0.0.1:9092}
 * @param topics names of the topics
 * @param recordsPerBatch most records of one bronze batch
 */
public record KafkaSettings(String bootstrap, Topics topics, long recordsPerBatch) {
  private static final long RECORDS_PER_BATCH = 1_000_000;

  public KafkaSettings {
    if (recordsPerBatch < 1) {
      throw new IllegalArgumentException(
          "Cannot take " + recordsPerBatch + " records in a batch: expected at least 1");
    }
  }

  /** A broker with the topics and batches of a warehouse that was not told otherwise. */
  public static KafkaSettings at(String bootstrap) {
    return new KafkaSettings(bootstrap, Topics.DEFAULT, RECORDS_PER_BATCH);
  }
}
