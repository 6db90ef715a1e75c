package org.mendlake.ingestion.jobs;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.mendlake.lake.Lake;

/**
 * Takes events in: Kafka to bronze, bronze to silver and quarantine. Runs may be cut short at any
 * moment and started again; nothing is lost and nothing doubled. One run at a time per lake: a
 * second one is refused where the checkpoints lie in the file system of this machine.
 *
 * <p>When the contracts have changed since the last run, what they had refused is looked at again.
 */
public final class IngestRun {
  private final Lake lake;
  private final KafkaSettings kafka;
  private final EventCatalog catalog;
  private final String checkpoints;
  private final int fewRecords;
  private final Phases phases;

  /**
   * A run.
   *
   * @param checkpoints folder, or URI of one, for the progress of the queries
   */
  public IngestRun(Lake lake, KafkaSettings kafka, String checkpoints) {
    this(lake, kafka, checkpoints, Phases.UNHEARD);
  }

  /** The same with somebody who hears of each step. */
  public IngestRun(Lake lake, KafkaSettings kafka, String checkpoints, Phases phases) {
    this(
        lake,
        kafka,
        EventCatalog.declared(kafka.topics()),
        checkpoints,
        SmallBatches.USUAL,
        phases);
  }

  IngestRun(
      Lake lake,
      KafkaSettings kafka,
      EventCatalog catalog,
      String checkpoints,
      int fewRecords,
      Phases phases) {
    this.lake = lake;
    this.kafka = kafka;
    this.catalog = catalog;
    this.checkpoints = checkpoints;
    this.fewRecords = fewRecords;
    this.phases = phases;
  }

  /** Takes in what is there now, and ends. */
  public IngestCounts availableNow() {
    return IngestLock.during(
        checkpoints,
        () -> {
          long received = recordsNow();
          return eventsNow().withReceived(received);
        });
  }

  /**
   * Takes records from the broker to bronze, and ends.
   *
   * @return how many
   */
  public long recordsAvailableNow() {
    return IngestLock.during(checkpoints, this::recordsNow);
  }

  private long recordsNow() {
    BronzeJob bronze = bronze();
    try {
      Optional<StreamingQuery> records = bronze.start(Trigger.AvailableNow(), BronzeJob.Waiting.NO);
      if (records.isPresent()) {
        records.get().awaitTermination();
      }
    } catch (StreamingQueryException | TimeoutException | UncheckedIOException e) {
      throw failed(e);
    }
    return bronze.received();
  }

  /** Takes what bronze holds to silver and quarantine, and ends; nothing is received. */
  public IngestCounts eventsAvailableNow() {
    return IngestLock.during(checkpoints, this::eventsNow);
  }

  private IngestCounts eventsNow() {
    try {
      return silverNow().with(0);
    } catch (StreamingQueryException | TimeoutException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  /** Goes on taking events in, looking for new ones at this interval, until it is closed. */
  public RunningIngest continuous(Duration interval) {
    IngestLock lock = IngestLock.take(checkpoints);
    try {
      return continuous(Trigger.ProcessingTime(interval.toMillis()), lock);
    } catch (StreamingQueryException | TimeoutException | UncheckedIOException e) {
      lock.close();
      throw failed(e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private RunningIngest continuous(Trigger trigger, IngestLock lock)
      throws StreamingQueryException, TimeoutException {
    BronzeJob bronze = bronze();
    SilverJob silver = silver();
    if (silver.isUnderOtherContracts()) {
      silverNow(silver);
    }
    StreamingQuery records = bronze.start(trigger, BronzeJob.Waiting.YES).orElseThrow();
    try {
      return new RunningIngest(bronze, records, silver, silver.start(trigger), lock);
    } catch (TimeoutException | RuntimeException e) {
      records.stop();
      throw e;
    }
  }

  /**
   * Looks again at every quarantined record and lets those into silver that are valid by now. A run
   * does so by itself when the contracts have changed; this is for a changed parser.
   *
   * @return records let in, by the rule that they had broken
   */
  public Map<String, Long> reevaluate() {
    return IngestLock.during(checkpoints, this::reevaluateAll);
  }

  /**
   * The oldest version of each table that must stay readable for the next run, by name, with all
   * that changed after it.
   */
  public Map<String, Long> needed() {
    return silver().needed();
  }

  private Map<String, Long> reevaluateAll() {
    SilverJob silver = silver();
    try {
      silverNow(silver);
    } catch (StreamingQueryException | TimeoutException | UncheckedIOException e) {
      throw failed(e);
    }
    reevaluate(silver, catalog.quarantineVersion(lake));
    return silver.tally().with(0).readmitted();
  }

  /** Takes in what bronze holds. */
  Tally silverNow() throws StreamingQueryException, TimeoutException {
    return silverNow(silver());
  }

  /** Brings silver up to bronze: only then no batch is half done that pinned older versions. */
  private Tally silverNow(SilverJob silver) throws StreamingQueryException, TimeoutException {
    boolean changed = silver.isUnderOtherContracts();
    OptionalLong quarantine = catalog.quarantineVersion(lake);
    silver.start(Trigger.AvailableNow()).awaitTermination();
    if (changed) {
      reevaluate(silver, quarantine);
      silver.noteContracts();
    }
    return silver.tally();
  }

  private void reevaluate(SilverJob silver, OptionalLong quarantine) {
    if (quarantine.isPresent()) {
      silver
          .tally()
          .readmitted(new Reevaluation(lake, catalog, phases).run(quarantine.getAsLong()));
    }
  }

  private BronzeJob bronze() {
    return new BronzeJob(lake, kafka, checkpoints, phases);
  }

  private SilverJob silver() {
    return new SilverJob(lake, catalog, checkpoints, fewRecords, phases);
  }

  static IllegalStateException failed(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IllegalStateException(
        "Cannot take events in: " + root.getMessage() + Advice.on(root), e);
  }
}
