package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mendlake.ingestion.RecordHeaders;
import org.mendlake.ingestion.jobs.BronzeRows.Sent;

class SilverJobTest {
  private static final int BY_SPARK = 0;

  @TempDir Path folder;

  @Test
  void eventsArriveTypedWithTheirCoordinates() throws Exception {
    SilverRun silver = new SilverRun(folder);
    silver.bronze.deliver(
        List.of(BronzeRows.visit("1", "A", "12.50"), BronzeRows.part("1", "Hose")));

    IngestCounts counts = silver.run();

    assertThat(counts.accepted()).isEqualTo(Map.of("part", 1L, "visit", 1L));
    Row row =
        silver
            .table("visit")
            .selectExpr(
                "event_id",
                "cast(known_at AS STRING)",
                "visit_completed_v1.machine_id",
                "cast(visit_completed_v1.lines[0].cost_amount AS STRING)",
                "topic",
                "offset")
            .first();
    assertThat(row.mkString("|")).isEqualTo("1|2012-12-31 00:00:00|A|12.50|mendlake.visit|0");
    assertThat(silver.table("part").selectExpr("part_defined_v1.name").first().getString(0))
        .isEqualTo("Hose");
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_SPARK, 12, SmallBatches.USUAL})
  void refusedRecordsKeepTheirBytesReasonAndLine(int fewRecords) throws Exception {
    SilverRun silver = new SilverRun(folder, fewRecords);
    Map<String, String> headers =
        Map.of(
            RecordHeaders.UNMAPPED,
            "Cost is PM01, expected a number",
            RecordHeaders.FILE,
            "log.csv",
            RecordHeaders.LINE,
            "3454");
    silver.bronze.deliver(
        List.of(
            new Sent("mendlake.visit", "", "raw;row", BronzeRows.KNOWN_AT, headers),
            new Sent("mendlake.weather", "k", "{}", BronzeRows.KNOWN_AT, Map.of()),
            BronzeRows.visit("2", "A", "\"much\"")));

    IngestCounts counts = silver.run();

    assertThat(counts.quarantined())
        .isEqualTo(Map.of("unmapped_row", 1L, "not_an_event", 1L, "wrong_type", 1L));
    assertThat(counts.acceptedTotal()).isZero();
    assertThat(
            silver
                .table("quarantine")
                .selectExpr("rule", "reason", "field", "file", "line", "event_id", "string(value)")
                .orderBy("rule")
                .collectAsList())
        .extracting(row -> row.mkString("|"))
        .contains("unmapped_row|Cost is PM01, expected a number|null|log.csv|3454|null|raw;row")
        .anyMatch(row -> row.startsWith("wrong_type|data.lines[0].cost_amount is \"much\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_SPARK, 12, SmallBatches.USUAL})
  void equalCopiesAreTakenOnceAndOtherContentStays(int fewRecords) throws Exception {
    SilverRun silver = new SilverRun(folder, fewRecords);
    Sent first = BronzeRows.visit("1", "A", "12.50");
    Instant later = BronzeRows.KNOWN_AT.plusSeconds(60);
    silver.bronze.deliver(
        List.of(first, BronzeRows.visit("1", "A", "12.5"), BronzeRows.visit("1", "B", "12.50")));
    silver.run();
    silver.bronze.deliver(List.of(first, BronzeRows.visit("1", "A", "12.50", later)));

    IngestCounts counts = silver.run();

    assertThat(counts.duplicates()).isEqualTo(1);
    assertThat(counts.accepted()).isEqualTo(Map.of("visit", 1L));
    assertThat(silver.table("visit").count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_SPARK, 12, SmallBatches.USUAL})
  void orderCopiesAndBatchesChangeNothing(int fewRecords) throws Exception {
    List<Sent> sent = mixture();
    SilverRun once = new SilverRun(folder.resolve("once"), fewRecords);
    once.bronze.deliver(sent);
    once.run();
    SilverRun pieces = new SilverRun(folder.resolve("pieces"), fewRecords);
    List<Sent> shuffled =
        new ArrayList<>(
            Stream.concat(sent.stream(), sent.stream().filter(each -> each.value().length() > 9))
                .toList());
    Collections.shuffle(shuffled, new Random(7));
    for (int from = 0; from < shuffled.size(); from += 17) {
      pieces.bronze.deliver(shuffled.subList(from, Math.min(from + 17, shuffled.size())));
      if (from % 34 == 0) {
        pieces.run();
      }
    }
    pieces.run();

    assertThat(pieces.content("visit")).isEqualTo(once.content("visit"));
    assertThat(pieces.content("part")).isEqualTo(once.content("part"));
    assertThat(pieces.content("visit").rows()).isEqualTo(30);
    assertThat(pieces.quarantine()).isEqualTo(once.quarantine()).hasSize(2);
  }

  private static List<Sent> mixture() {
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sent.add(BronzeRows.visit("v" + i, "ABCDE".substring(i % 5, i % 5 + 1), i + ".25"));
      if (i % 3 == 0) {
        sent.add(BronzeRows.part("p" + i, "Part " + i));
      }
    }
    sent.add(new Sent("mendlake.visit", "x", "broken", BronzeRows.KNOWN_AT, Map.of()));
    sent.add(new Sent("mendlake.part", "x", "{}", BronzeRows.KNOWN_AT, Map.of()));
    return sent;
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_SPARK, SmallBatches.USUAL})
  @Tag("slow")
  void crashBetweenAnyTwoCommitsLosesAndDoublesNothing(int fewRecords) throws Exception {
    SilverRun whole = new SilverRun(folder.resolve("whole"), fewRecords);
    List<String> reached = new ArrayList<>();
    deliverTwice(whole, reached::add);
    assertThat(reached)
        .containsSequence(
            "pinned",
            "searched",
            "written",
            "committed silver.part",
            "committed silver.visit",
            "committed silver.quarantine");

    for (String fatal : List.copyOf(new java.util.LinkedHashSet<>(reached))) {
      SilverRun cut = new SilverRun(folder.resolve("cut " + fatal), fewRecords);
      assertThatThrownBy(() -> deliverTwice(cut, crashAt(fatal))).hasMessageContaining("crash");
      cut.run();

      assertThat(cut.content("visit")).as(fatal).isEqualTo(whole.content("visit"));
      assertThat(cut.content("part")).as(fatal).isEqualTo(whole.content("part"));
      assertThat(cut.quarantine()).as(fatal).isEqualTo(whole.quarantine());
    }
  }

  private static void deliverTwice(SilverRun silver, Phases phases) throws Exception {
    silver.bronze.deliver(mixture().subList(0, 20));
    silver.run();
    silver.bronze.deliver(mixture());
    silver.run(phases);
  }

  static Phases crashAt(String fatal) {
    return phase -> {
      if (phase.equals(fatal)) {
        throw new IllegalStateException("crash");
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_SPARK, SmallBatches.USUAL})
  @Tag("slow")
  void checkpointBegunAnewTakesNothingTwice(int fewRecords) throws Exception {
    SilverRun silver = new SilverRun(folder, fewRecords);
    silver.bronze.deliver(mixture());
    silver.run();
    Files.move(Path.of(silver.checkpoints()), folder.resolve("lost"));

    IngestCounts counts = silver.run();

    assertThat(counts.duplicates()).isEqualTo(40);
    assertThat(silver.table("visit").count()).isEqualTo(30);
    assertThat(silver.quarantine()).hasSize(2);
  }
}
