package org.mendlake.ingestion.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.TestBroker;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.jobs.BronzeRows.Sent;
import org.mendlake.lake.Lake;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Tables;

@Tag("servers")
class IngestRunTest {
  private static final Instant IN_2001 = Instant.parse("2001-07-05T00:00:00Z");

  @TempDir static Path shared;
  private static TestBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.in(shared.resolve("broker"));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void recordsReachSilverOrQuarantineExactlyOnceAndAreAccountedFor() throws Exception {
    KafkaSettings kafka = settings("first");
    Lake lake = TestLake.in(folder);
    broker.create("first.visit", 2);
    broker.create("first.part", 1);
    send(
        kafka,
        List.of(
            BronzeRows.visit("1", "A", "1.00"),
            BronzeRows.visit("2", "B", "2.00", IN_2001),
            BronzeRows.visit("1", "A", "1.0"),
            BronzeRows.visit("3", "C", "\"?\""),
            BronzeRows.part("1", "Hose")));

    IngestCounts counts = run(lake, kafka).availableNow();
    Reconciliation balance = reconcile(lake, kafka).run();

    assertThat(counts)
        .isEqualTo(
            new IngestCounts(
                5, Map.of("part", 1L, "visit", 2L), 1, Map.of("wrong_type", 1L), Map.of()));
    assertThat(balance.isBalanced()).as(balance.text()).isTrue();
    assertThat(balance.partitions()).extracting(PartitionBalance::waiting).containsOnly(0L);
    assertThat(balance.text()).endsWith("5 records in 3 partitions: every offset is accounted for");
    assertThat(run(lake, kafka).availableNow())
        .isEqualTo(new IngestCounts(0, Map.of(), 0, Map.of(), Map.of()));
  }

  @Test
  void recordOf2001SurvivesTheRetentionCheck() throws Exception {
    KafkaSettings kafka = settings("old");
    broker.create("old.visit", 1);
    send(kafka, List.of(BronzeRows.visit("1", "A", "1.00", IN_2001)));
    TimeUnit.SECONDS.sleep(4); // the broker checks every second

    IngestCounts counts = run(TestLake.in(folder), kafka).availableNow();

    assertThat(counts.accepted()).isEqualTo(Map.of("visit", 1L));
  }

  @Test
  void newTopicsAndTopicsMadeAnewAreTakenIn() throws Exception {
    KafkaSettings kafka = settings("anew");
    Lake lake = TestLake.in(folder);
    broker.create("anew.visit", 1);
    send(kafka, List.of(BronzeRows.visit("1", "A", "1.00"), BronzeRows.visit("2", "A", "1.00")));
    run(lake, kafka).availableNow();
    broker.create("anew.part", 1);
    send(kafka, List.of(BronzeRows.part("1", "Hose")));
    assertThat(run(lake, kafka).availableNow().accepted()).isEqualTo(Map.of("part", 1L));
    broker.delete("anew.visit");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(
            () -> {
              broker.create("anew.visit", 1);
              return true;
            });
    send(kafka, List.of(BronzeRows.visit("3", "A", "1.00")));

    IngestCounts counts = run(lake, kafka).availableNow();

    assertThat(counts.received()).isEqualTo(1);
    assertThat(counts.accepted()).isEqualTo(Map.of("visit", 1L));
    assertThat(reconcile(lake, kafka).run().isBalanced()).isTrue();
  }

  @Test
  void lostRecordsAndHolesFailTheReconciliation() throws Exception {
    KafkaSettings kafka = settings("holes");
    Lake lake = TestLake.in(folder);
    broker.create("holes.visit", 1);
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(BronzeRows.visit("v" + i, "A", "1.00"));
    }
    send(kafka, sent);
    run(lake, kafka).availableNow();
    delete(lake, "record", "offset BETWEEN 3 AND 5 OR offset = 8");
    delete(lake, "visit", "offset = 1");

    Reconciliation balance = reconcile(lake, kafka).run();

    assertThat(balance.isBalanced()).isFalse();
    assertThat(balance.text())
        .contains("bronze misses offsets 3-5, 8")
        .contains("1 records are in neither silver nor quarantine");
  }

  @Test
  void recordsAccountedForTwiceFailTheReconciliation() throws Exception {
    KafkaSettings kafka = settings("twice");
    Lake lake = TestLake.in(folder);
    broker.create("twice.visit", 1);
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(BronzeRows.visit("v" + i, "A", "1.00"));
    }
    send(kafka, sent);
    run(lake, kafka).availableNow();

    addAgain(lake, "visit", "offset < 2");
    assertThat(reconcile(lake, kafka).run().text())
        .contains("NOT BALANCED: 2 records are accounted for more than once");

    addAgain(lake, "record", "offset = 3");
    assertThat(reconcile(lake, kafka).run().text())
        .contains("NOT BALANCED: 3 records are accounted for more than once");
  }

  @Test
  void continuousRunTakesInWhatArrives() throws Exception {
    KafkaSettings kafka = settings("live");
    Lake lake = TestLake.in(folder);
    broker.create("live.visit", 1);
    try (RunningIngest running = run(lake, kafka).continuous(Duration.ofMillis(200))) {
      send(kafka, List.of(BronzeRows.visit("1", "A", "1.00")));
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> running.counts().acceptedTotal() == 1);
      assertThat(running.await(Duration.ofMillis(10))).isTrue();
    }
  }

  @Test
  void brokerThatGoesAndComesAgainIsWaitedForAndNothingIsLost() throws Exception {
    KafkaSettings kafka = settings("gone");
    Lake lake = TestLake.in(folder);
    broker.create("gone.visit", 1);
    send(kafka, List.of(BronzeRows.visit("1", "A", "1.00")));
    try (RunningIngest running = run(lake, kafka).continuous(Duration.ofMillis(200))) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> running.counts().acceptedTotal() == 1);
      assertThatThrownBy(() -> run(lake, kafka).availableNow())
          .hasMessageContaining("Cannot take events in: process " + ProcessHandle.current().pid())
          .hasMessageContaining("ingest.lock");
      broker.close();
      assertThat(running.await(Duration.ofSeconds(4))).isTrue();
      broker.start();
      send(kafka, List.of(BronzeRows.visit("2", "A", "1.00")));

      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> running.await(Duration.ofMillis(50)) && hasBoth(running));
    }
    assertThat(reconcile(lake, kafka).run().isBalanced()).isTrue();
  }

  private static boolean hasBoth(RunningIngest running) {
    return running.counts().acceptedTotal() == 2;
  }

  private static void addAgain(Lake lake, String name, String condition) {
    var table = Tables.declared().named(name);
    String sqlName = lake.sqlName(table.layer().folder(), table.name());
    lake.spark()
        .sql("INSERT INTO " + sqlName + " SELECT * FROM " + sqlName + " WHERE " + condition);
  }

  private static void delete(Lake lake, String name, String condition) {
    var table = Tables.declared().named(name);
    String sqlName = lake.sqlName(table.layer().folder(), table.name());
    lake.spark().sql("ALTER TABLE " + sqlName + " SET TBLPROPERTIES (delta.appendOnly = false)");
    lake.spark().sql("DELETE FROM " + sqlName + " WHERE " + condition);
    assertThat(new TableStore(lake).read(table).where(condition).count()).isZero();
  }

  private KafkaSettings settings(String prefix) {
    return new KafkaSettings(broker.bootstrap(), new Topics(prefix), 1000);
  }

  private IngestRun run(Lake lake, KafkaSettings kafka) {
    return new IngestRun(lake, kafka, folder.resolve("checkpoints").toString());
  }

  private Reconcile reconcile(Lake lake, KafkaSettings kafka) {
    return new Reconcile(lake, kafka, folder.resolve("checkpoints").toString());
  }

  private static void send(KafkaSettings kafka, List<Sent> records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Sent sent : records) {
        String topic = sent.topic().replace("mendlake", kafka.topics().prefix());
        producer
            .send(
                new ProducerRecord<>(
                    topic,
                    null,
                    sent.timestamp().toEpochMilli(),
                    sent.key().getBytes(UTF_8),
                    sent.value().getBytes(UTF_8)))
            .get();
      }
    }
  }
}
