package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Tables;

/** While marts are built gold goes on; what is published belongs together all the same. */
class MartsBesideGoldTest {
  @TempDir Path folder;

  @Test
  @Tag("slow")
  void martsArePublishedWithTheGoldThatTheyWereBuiltFrom() {
    TestWarehouse warehouse = TestWarehouse.built(folder.resolve("w"));
    BuildRun builds = warehouse.run();
    List<TestEvent> first = List.of(visit("v1", "2020-06-01"), visit("v2", "2020-06-02"));
    warehouse.feed(first);
    builds.build(running("2020-06-10"), BuildListener.SILENT);
    warehouse.feed(List.of(visit("late", "2020-06-05")));
    builds.buildGold(running("2020-06-11"), BuildListener.SILENT);
    Map<String, Long> before = of(Layer.GOLD, warehouse.versions());

    builds.buildMarts(
        new BuildListener() {
          @Override
          public void stepBegins(String step, int number, int of) {
            if (number == 1) {
              warehouse.feed(List.of(visit("meanwhile", "2020-06-06")));
              CompletableFuture.runAsync(
                      () -> builds.buildGold(running("2020-06-11"), BuildListener.SILENT))
                  .join();
            }
          }
        });

    assertThat(warehouse.table("fct_repair_visit").count()).isEqualTo(4);
    assertThat(of(Layer.GOLD, warehouse.published())).isEqualTo(before);
    assertThat(of(Layer.MARTS, warehouse.published()))
        .isEqualTo(of(Layer.MARTS, warehouse.versions()));
    assertThat(warehouse.lines("restatement_cause", "event_id")).containsExactly("[late-e]");
    assertThat(visits(warehouse, "2020-06-11")).containsExactly("[1]");
    TestWarehouse known = TestWarehouse.built(folder.resolve("known"));
    known.feed(first);
    known.feed(List.of(visit("late", "2020-06-05")));
    known.build(running("2020-06-11"));
    assertThat(of(Layer.MARTS, warehouse.hashes())).isEqualTo(of(Layer.MARTS, known.hashes()));

    builds.buildMarts(BuildListener.SILENT);

    assertThat(warehouse.lines("restatement_cause", "event_id"))
        .containsExactlyInAnyOrder("[late-e]", "[meanwhile-e]");
    assertThat(visits(warehouse, "2020-06-11"))
        .as("what was told once is not told again")
        .containsExactly("[1]", "[1]");
    assertThat(of(Layer.GOLD, warehouse.published())).isNotEqualTo(before);
    TestWarehouse atOnce = warehouse.aside(folder.resolve("aside"));
    atOnce.build(running("2020-06-11"));
    assertThat(warehouse.hashes()).isEqualTo(atOnce.hashes());
    assertThat(warehouse.build(running("2020-06-11")).isChange()).isFalse();
  }

  @Test
  void nobodyBuildsMartsTwiceAtATimeOrBeforeGold() {
    TestWarehouse warehouse = TestWarehouse.built(folder, TrialTables.DECLARATIONS);
    BuildRun builds = warehouse.run();

    assertThatThrownBy(() -> builds.buildMarts(BuildListener.SILENT))
        .hasMessage("Cannot build marts: gold was not built yet");
    builds.betweenBuilds(
        "maintain the tables",
        needed -> {
          assertThatThrownBy(() -> builds.buildMarts(BuildListener.SILENT))
              .hasMessageStartingWith("Cannot build marts: process ");
          return true;
        });
  }

  /** Inserted visits that restatements tell. */
  private static List<String> visits(TestWarehouse warehouse, String day) {
    return warehouse
        .table("restatement")
        .where("table_name = 'fct_repair_visit' AND knowledge_date = DATE '" + day + "'")
        .selectExpr("rows_inserted")
        .collectAsList()
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static <T> Map<String, T> of(Layer layer, Map<String, T> values) {
    Map<String, T> some = new TreeMap<>(values);
    some.keySet()
        .removeIf(
            name ->
                Tables.declared().named(name).layer() != layer || name.startsWith("restatement"));
    return some;
  }

  private static TestEvent visit(String id, String knownOn) {
    return TestEvent.visit(id, "M1", "2020-05-05", "1")
        .knownAt(Instant.parse(knownOn + "T04:00:00Z"));
  }

  private static KnowledgeDate running(String day) {
    return new KnowledgeDate(
        LocalDate.parse(day), TestWarehouse.ZONE, KnowledgeDate.Progress.RUNNING);
  }
}
