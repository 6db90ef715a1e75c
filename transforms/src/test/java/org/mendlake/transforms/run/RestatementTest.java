package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.transforms.run.KnowledgeDate.Progress;

/** Answers of days that are over: built aside, and restated when an event of theirs comes late. */
class RestatementTest {
  private static final KnowledgeDate JUNE =
      new KnowledgeDate(LocalDate.of(2020, 6, 30), TestWarehouse.ZONE);

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void answerOfAPastDayChangesOnlyByLateEventsAndNamesThem() {
    TestEvent known = visit("v1", "2020-06-01");
    TestEvent later = visit("v2", "2020-07-03");
    TestEvent late = visit("v3", "2020-06-20");
    TestWarehouse all = TestWarehouse.built(folder.resolve("all"), TrialTables.DECLARATIONS);
    TestWarehouse aside = all.aside(folder.resolve("aside"));
    all.feed(List.of(known, later));
    aside.build(JUNE);
    assertThat(aside.hashes()).isEqualTo(fedOnly(List.of(known)).hashes());

    all.feed(List.of(visit("v4", "2020-07-04")));
    assertThat(aside.build(JUNE).isChange()).isFalse();
    assertThat(aside.table("restatement").isEmpty()).isTrue();

    all.feed(List.of(late));
    aside.build(JUNE);
    assertThat(aside.hashes()).isEqualTo(fedOnly(List.of(known, late)).hashes());
    assertThat(aside.lines("restatement", "answer_date", "table_name", "rows_inserted"))
        .contains("[2020-06-30,fct_trial_age,1]", "[2020-06-30,fct_trial_stated,1]")
        .noneMatch(line -> line.contains("dim_organisation"));
    assertThat(aside.lines("restatement_cause", "entity", "event_id", "known_at"))
        .containsExactly("[visit,v3-e,2020-06-20T04:00:00Z]");
  }

  @Test
  void dailyBuildTellsWhatEarlierAnswersHadMissed() {
    TestWarehouse warehouse = TestWarehouse.built(folder, TrialTables.DECLARATIONS);
    warehouse.feed(List.of(visit("v1", "2020-06-01")));
    warehouse.build(running("2020-06-10"));
    warehouse.feed(List.of(visit("late", "2020-06-05"), visit("that-day", "2020-06-10")));

    warehouse.build(running("2020-06-11"));

    assertThat(warehouse.lines("restatement_cause", "event_id")).containsExactly("[late-e]");
    assertThat(warehouse.lines("restatement", "answer_date", "knowledge_date", "cause_count"))
        .isNotEmpty()
        .allMatch("[2020-06-09,2020-06-11,1]"::equals);
  }

  @Test
  void buildsOfGoldAreToldAndPublishedByTheNextWholeOne() {
    TestWarehouse warehouse = TestWarehouse.built(folder.resolve("w"), TrialTables.DECLARATIONS);
    warehouse.feed(List.of(visit("v1", "2020-06-01")));
    warehouse.build(running("2020-06-10"));
    Map<String, Long> published = warehouse.published();
    warehouse.feed(List.of(visit("late", "2020-06-05")));

    BuildReport gold = warehouse.buildGold(running("2020-06-11"));
    warehouse.feed(List.of(visit("later", "2020-06-11")));
    warehouse.buildGold(running("2020-06-11"));

    assertThat(gold.tables()).extracting(TableChange::table).contains("fct_trial_age");
    assertThat(warehouse.published()).isEqualTo(published);
    assertThat(warehouse.table("restatement").isEmpty()).isTrue();

    warehouse.build(running("2020-06-11"));

    assertThat(warehouse.lines("restatement_cause", "event_id")).containsExactly("[late-e]");
    assertThat(warehouse.lines("restatement", "table_name", "rows_inserted"))
        .contains("[fct_trial_age,2]");
    assertThat(warehouse.published()).isEqualTo(withoutAudit(warehouse.versions()));
    TestWarehouse atOnce = warehouse.aside(folder.resolve("aside"));
    atOnce.build(running("2020-06-11"));
    assertThat(atOnce.hashes()).isEqualTo(warehouse.hashes());

    warehouse.feed(List.of(visit("latest", "2020-06-05")));
    warehouse.build(running("2020-06-12"));

    assertThat(warehouse.lines("restatement", "knowledge_date", "table_name", "rows_inserted"))
        .as("what was told once is not told again")
        .contains("[2020-06-12,fct_trial_age,1]");
  }

  @Test
  void snapshotThatWasCutShortIsToldWithWhatToDo() throws IOException {
    TestWarehouse warehouse = TestWarehouse.built(folder, TrialTables.DECLARATIONS);
    warehouse.feed(List.of(visit("v1", "2020-06-01")));
    warehouse.build(running("2020-06-10"));
    Path snapshot = folder.resolve("state/snapshot.json");
    byte[] whole = Files.readAllBytes(snapshot);
    Files.write(snapshot, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> warehouse.build(running("2020-06-11")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot read " + snapshot)
        .hasMessageContaining("move it away: the next build publishes anew");

    Files.delete(snapshot);
    warehouse.build(running("2020-06-11"));
    assertThat(warehouse.published()).isEqualTo(withoutAudit(warehouse.versions()));
  }

  private static Map<String, Long> withoutAudit(Map<String, Long> versions) {
    Map<String, Long> rest = new TreeMap<>(versions);
    rest.keySet().removeIf(name -> name.startsWith("restatement"));
    return rest;
  }

  private TestWarehouse fedOnly(List<TestEvent> events) {
    TestWarehouse known =
        TestWarehouse.built(folder.resolve("known" + events.size()), TrialTables.DECLARATIONS);
    known.feed(events);
    known.build(JUNE);
    return known;
  }

  private static TestEvent visit(String id, String knownOn) {
    return TestEvent.visit(id, "M1", "2020-05-05", "1")
        .knownAt(Instant.parse(knownOn + "T04:00:00Z"));
  }

  private static KnowledgeDate running(String day) {
    return new KnowledgeDate(LocalDate.parse(day), TestWarehouse.ZONE, Progress.RUNNING);
  }
}
