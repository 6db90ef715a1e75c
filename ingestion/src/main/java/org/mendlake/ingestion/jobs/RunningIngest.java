package org.mendlake.ingestion.jobs;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Two queries at work; closing ends them after the batches they are in. */
public final class RunningIngest implements AutoCloseable {
  private final BronzeJob bronze;
  private final StreamingQuery records;
  private final SilverJob silver;
  private final StreamingQuery events;
  private final IngestLock lock;

  RunningIngest(
      BronzeJob bronze,
      StreamingQuery records,
      SilverJob silver,
      StreamingQuery events,
      IngestLock lock) {
    this.bronze = bronze;
    this.records = records;
    this.silver = silver;
    this.events = events;
    this.lock = lock;
  }

  /** What was taken in so far. */
  public IngestCounts counts() {
    return silver.tally().with(bronze.received());
  }

  /**
   * Waits for at most this long.
   *
   * @return whether both queries are still at work
   * @throws IllegalStateException if one of them failed
   */
  public boolean await(Duration atMost) {
    try {
      boolean recordsEnded = records.awaitTermination(atMost.toMillis() / 2);
      boolean eventsEnded = events.awaitTermination(atMost.toMillis() / 2);
      return !recordsEnded && !eventsEnded;
    } catch (StreamingQueryException e) {
      throw IngestRun.failed(e);
    }
  }

  @Override
  public void close() {
    try {
      records.stop();
      events.stop();
    } catch (TimeoutException e) {
      throw IngestRun.failed(e);
    } finally {
      lock.close();
    }
  }
}
