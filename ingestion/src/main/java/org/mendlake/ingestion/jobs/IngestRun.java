package org.mendlake.ingestion.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.mendlake.lake.Lake;
import org.mendlake.schema.Contracts;

/**
 * Takes events in: Kafka to bronze, bronze to silver and quarantine. Runs may be cut short at any
 * moment and started again; nothing is lost and nothing doubled. One run at a time per lake.
 */
public final class IngestRun {
  private final Lake lake;
  private final KafkaSettings kafka;
  private final String checkpoints;
  private final Phases phases;

  /**
   * A run.
   *
   * @param checkpoints folder, or URI of one, for the progress of the queries
   */
  public IngestRun(Lake lake, KafkaSettings kafka, String checkpoints) {
    this(lake, kafka, checkpoints, Phases.UNHEARD);
  }

  IngestRun(Lake lake, KafkaSettings kafka, String checkpoints, Phases phases) {
    this.lake = lake;
    this.kafka = kafka;
    this.checkpoints = checkpoints;
    this.phases = phases;
  }

  /** Takes in what is there now, and ends. */
  public IngestCounts availableNow() {
    BronzeJob bronze = bronze();
    SilverJob silver = silver();
    try {
      Optional<StreamingQuery> records = bronze.start(Trigger.AvailableNow(), BronzeJob.Waiting.NO);
      if (records.isPresent()) {
        records.get().awaitTermination();
      }
      silver.start(Trigger.AvailableNow()).awaitTermination();
    } catch (StreamingQueryException | TimeoutException e) {
      throw failed(e);
    }
    return silver.tally().with(bronze.received());
  }

  /** Goes on taking events in, looking for new ones at this interval, until it is closed. */
  public RunningIngest continuous(Duration interval) {
    BronzeJob bronze = bronze();
    SilverJob silver = silver();
    Trigger trigger = Trigger.ProcessingTime(interval.toMillis());
    try {
      StreamingQuery records = bronze.start(trigger, BronzeJob.Waiting.YES).orElseThrow();
      try {
        return new RunningIngest(bronze, records, silver, silver.start(trigger));
      } catch (TimeoutException | RuntimeException e) {
        records.stop();
        throw e;
      }
    } catch (TimeoutException e) {
      throw failed(e);
    }
  }

  private BronzeJob bronze() {
    return new BronzeJob(lake, kafka, checkpoints, phases);
  }

  private SilverJob silver() {
    return new SilverJob(lake, Contracts.declared(), kafka.topics(), checkpoints, phases);
  }

  static IllegalStateException failed(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IllegalStateException("Cannot take events in: " + root.getMessage(), e);
  }
}
