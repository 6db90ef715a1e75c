package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.jobs.BronzeRows.Sent;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Declarations;
import org.mendlake.schema.Tables;

/** What changed contracts make of records that were refused before. */
class ReevaluationTest {
  private static final EventCatalog RELAXED = relaxed();

  @TempDir Path folder;

  @Test
  void recordsThatGrownContractsAcceptGoIntoSilverOnce() throws Exception {
    SilverRun silver = new SilverRun(folder);
    silver.bronze.deliver(refused());
    IngestCounts before = silver.run();
    assertThat(before.quarantined()).isEqualTo(Map.of("unknown_field", 3L, "wrong_type", 1L));
    assertThat(before.readmitted()).isEmpty();

    silver.bronze.deliver(List.of(BronzeRows.visit("9", "A", "1.00")));
    IngestCounts after = silver.run(RELAXED, Phases.UNHEARD);

    assertThat(after.accepted()).isEqualTo(Map.of("visit", 1L));
    assertThat(after.readmitted()).isEqualTo(Map.of("unknown_field", 3L));
    assertThat(moods(silver)).containsExactly("1 null", "2 calm", "3 sour", "9 null");
    assertThat(silver.table("quarantine").count()).as("stays as it was").isEqualTo(4);
    assertBalanced(silver);
    assertThat(silver.run(RELAXED, Phases.UNHEARD).readmitted()).isEmpty();
    assertThat(silver.ingest(RELAXED, Phases.UNHEARD).reevaluate()).isEmpty();
    assertThat(moods(silver)).hasSize(4);
  }

  @Test
  void listTellsWhatWasLetInAndWhatIsOpen() throws Exception {
    SilverRun silver = new SilverRun(folder);
    silver.bronze.deliver(refused());
    silver.run();
    silver.run(RELAXED, Phases.UNHEARD);
    String fix =
        BronzeRows.visit("4", "A", "7.00")
            .value()
            .replaceFirst("\\{", "{\"fixes\":\"mendlake.visit/0/4\",");
    silver.bronze.deliver(
        List.of(new Sent("mendlake.visit", "V-4", fix, BronzeRows.KNOWN_AT, Map.of())));
    silver.run(RELAXED, Phases.UNHEARD);

    Map<String, Optional<String>> settled = new TreeMap<>();
    new Quarantine(silver.lake)
        .list(Optional.empty(), 10)
        .forEach(entry -> settled.put(entry.position().toString(), entry.settled()));

    assertThat(settled)
        .containsEntry("mendlake.visit/0/1", Optional.of("accepted by later contracts"))
        .containsEntry("mendlake.visit/0/4", Optional.of("fixed by mendlake.visit/0/5"))
        .hasSize(4);
    assertBalanced(silver);
  }

  @Test
  @Tag("slow")
  void crashBetweenAnyTwoCommitsLosesAndDoublesNothing() throws Exception {
    List<String> reached = new ArrayList<>();
    SilverRun whole = new SilverRun(folder.resolve("whole"));
    whole.bronze.deliver(refused());
    whole.run();
    whole.run(RELAXED, reached::add);
    assertThat(reached)
        .containsExactly(
            "reevaluating",
            "searched",
            "written",
            "committed silver.visit",
            "committed silver.readmission");

    for (String fatal : reached) {
      SilverRun cut = new SilverRun(folder.resolve("cut " + fatal));
      cut.bronze.deliver(refused());
      cut.run();
      assertThatThrownBy(() -> cut.run(RELAXED, SilverJobTest.crashAt(fatal)))
          .hasMessageContaining("crash");
      cut.run(RELAXED, Phases.UNHEARD);

      assertThat(moods(cut)).as(fatal).isEqualTo(moods(whole));
      assertBalanced(cut);
    }
  }

  /** A visit, two that say more than the contract allows, one of them twice, and a bad one. */
  private static List<Sent> refused() {
    return List.of(
        BronzeRows.visit("1", "A", "1.00"),
        moody("2", "calm"),
        moody("3", "sour"),
        moody("2", "calm"),
        BronzeRows.visit("4", "A", "\"?\""));
  }

  private static Sent moody(String id, String mood) {
    Sent visit = BronzeRows.visit(id, "A", "1.00");
    return new Sent(
        visit.topic(),
        visit.key(),
        visit.value().replace("\"data\":{", "\"data\":{\"mood\":\"" + mood + "\","),
        visit.timestamp(),
        Map.of());
  }

  private static List<String> moods(SilverRun silver) {
    return silver
        .table("visit")
        .selectExpr("concat_ws(' ', event_id, coalesce(visit_completed_v1.mood, 'null'))")
        .orderBy("event_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static void assertBalanced(SilverRun silver) {
    List<Dispositions.Count> counts =
        new Dispositions(silver.lake, RELAXED)
            .of(new TableStore(silver.lake).read(BronzeJob.RECORD));
    assertThat(counts).hasSize(1);
    assertThat(counts.get(0).lost()).as("lost").isZero();
    assertThat(counts.get(0).doubled()).as("doubled").isZero();
    assertThat(counts.get(0).quarantined()).as("still refused").isEqualTo(1);
  }

  /** The contracts, with one field more in a visit. */
  private static EventCatalog relaxed() {
    Map<String, String> files = new TreeMap<>(Declarations.onClassPath("events"));
    files.computeIfPresent(
        "visit/visit.completed.v1.yaml",
        (name, text) ->
            text.replaceFirst(
                "(?m)^properties:$",
                "properties:\n"
                    + "  mood: {type: string, minLength: 1, maxLength: 10, description: Mood of the"
                    + " operator., x-description-zh: 操作员的情绪。}"));
    Contracts contracts = Contracts.of(files);
    return new EventCatalog(
        contracts, Tables.of(contracts, Declarations.onClassPath("tables")), Topics.DEFAULT);
  }
}
