package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Expectation;

class BuildRunTest {
  private static final String LATE = "2023-06-01";

  @TempDir Path folder;

  private TestWarehouse warehouse(String name) {
    return TestWarehouse.built(folder.resolve(name));
  }

  @Test
  void visitBecomesFactsWithTheKeysOfInferredMembers() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "12.5")));

    warehouse.build(LATE);

    Row machine = warehouse.table("dim_machine").where("machine_id = 'M1'").first();
    assertThat(machine.<Boolean>getAs("is_inferred")).isTrue();
    Row visit = warehouse.table("fct_repair_visit").first();
    assertThat(visit.<BigDecimal>getAs("cost_amount")).isEqualByComparingTo("12.50");
    assertThat(visit.<Long>getAs("machine_key")).isEqualTo(machine.<Long>getAs("machine_key"));
    assertThat(visit.<Long>getAs("organisation_key")).isEqualTo(-1L);
    assertThat(visit.<LocalDate>getAs("visit_date")).isEqualTo("2020-01-05");
    Row defect = warehouse.table("fct_defect").first();
    assertThat(
            warehouse
                .table("dim_defect_code")
                .where("defect_code_key = " + defect.<Long>getAs("defect_code_key"))
                .first()
                .<String>getAs("system"))
        .isEqualTo("Engine");
  }

  @Test
  void secondBuildOfTheSameEventsCommitsNothing() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(new RandomHistory(1).batch(40));
    warehouse.build(LATE);
    var before = warehouse.versions();

    BuildReport report = warehouse.build(LATE);

    assertThat(report.isChange()).isFalse();
    assertThat(warehouse.versions()).isEqualTo(before);
  }

  @Test
  @Tag("slow")
  void untouchedTablesGetNoCommit() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "12.5")));
    warehouse.build(LATE);
    var before = warehouse.versions();
    warehouse.feed(
        List.of(
            TestEvent.create(
                "product.defined.v1",
                "P1",
                "P1-e",
                "2020-02-01",
                "{\"valid_from\":\"2020-02-01\",\"name\":\"Big digger\"}")));

    warehouse.build(LATE);

    var after = warehouse.versions();
    // The product is known of a day whose answer was published before: that is told.
    List.of(before, after)
        .forEach(versions -> versions.keySet().removeIf(name -> name.startsWith("restatement")));
    assertThat(after.get("dim_product")).isGreaterThan(before.get("dim_product"));
    after.remove("dim_product");
    before.remove("dim_product");
    assertThat(after).isEqualTo(before);
  }

  @Test
  @Tag("slow")
  void incrementalEqualsRebuiltAfterEveryBatch() {
    TestWarehouse warehouse = warehouse("w");
    RandomHistory history = new RandomHistory(7);
    for (int batch = 0; batch < 2; batch++) {
      warehouse.feed(history.batch(20));
      warehouse.build(LATE);
      var incremental = warehouse.hashes();

      BuildReport rebuilt = warehouse.rebuild(LATE, Limits.NONE);

      assertThat(rebuilt.tables()).isEmpty();
      assertThat(warehouse.hashes()).isEqualTo(incremental);
    }
  }

  @Test
  @Tag("slow")
  void rowsOfLargeTablesAreFoundByJobs() {
    everyBatchIsWhatARebuildMakes(Limits.FOUND_BY_JOBS);
  }

  @Test
  @Tag("slow")
  void manyTouchedKeysAreFoldedAndComparedInOnePass() {
    everyBatchIsWhatARebuildMakes(Limits.ONE_PASS);
  }

  @Test
  @Tag("slow")
  void largeDimensionsAreJoined() {
    everyBatchIsWhatARebuildMakes(Limits.NONE);
  }

  private void everyBatchIsWhatARebuildMakes(Limits limits) {
    TestWarehouse warehouse = warehouse("w");
    RandomHistory history = new RandomHistory(9);
    for (String day : List.of("2022-06-01", LATE, LATE)) {
      warehouse.feed(history.batch(20));
      warehouse.build(day, limits);
    }
    var found = warehouse.hashes();

    assertThat(warehouse.rebuild(LATE).tables()).isEmpty();
    assertThat(warehouse.hashes()).isEqualTo(found);
  }

  @Test
  @Tag("slow")
  void orderAndBatchesOfEventsChangeNothing() {
    List<TestEvent> events = new RandomHistory(3).batch(60);
    TestWarehouse once = warehouse("once");
    once.feed(events);
    once.build(LATE);

    List<TestEvent> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, new Random(5));
    TestWarehouse batched = warehouse("batched");
    for (int i = 0; i < shuffled.size(); i += 30) {
      batched.feed(shuffled.subList(i, i + 30));
      batched.build(LATE);
    }

    assertThat(batched.hashes()).isEqualTo(once.hashes());
  }

  @Test
  @Tag("slow")
  void asKnownOnADayEqualsAWarehouseThatWasFedOnlyWhatWasKnown() {
    List<TestEvent> events = new RandomHistory(11).batch(60);
    KnowledgeDate day = new KnowledgeDate(LocalDate.of(2021, 3, 1), TestWarehouse.ZONE);
    TestWarehouse all = warehouse("all");
    all.feed(events);
    all.build("2021-03-01");
    TestWarehouse known = warehouse("known");
    known.feed(events.stream().filter(e -> e.knownAt().isBefore(day.end())).toList());

    known.build("2021-03-01");

    assertThat(all.hashes()).isEqualTo(known.hashes());
    assertThat(all.build("2021-09-01").isChange()).isTrue();
    TestWarehouse later = warehouse("later");
    later.feed(events);
    later.build("2021-09-01");
    assertThat(all.hashes()).isEqualTo(later.hashes());
  }

  @Test
  @Tag("slow")
  void amendmentThatMovesAVisitEqualsTheRightEventFromTheStart() {
    TestEvent other = TestEvent.visit("v2", "M2", "2020-02-01", "1");
    TestEvent stays = TestEvent.visit("v3", "M1", "2020-03-01", "2");
    TestEvent wrong = TestEvent.visit("v1", "M1", "2020-01-05", "10");
    TestEvent right = TestEvent.visit("v1", "M2", "2020-01-05", "30");
    TestWarehouse amended = warehouse("amended");
    amended.feed(List.of(other, stays, wrong));
    amended.build(LATE);
    amended.feed(
        List.of(wrong.amendedBy("fix", Instant.parse("2020-05-01T00:00:00Z"), right.data())));
    amended.build(LATE);

    TestWarehouse correct = warehouse("correct");
    correct.feed(List.of(other, stays, right));
    correct.build(LATE);

    assertThat(amended.hashesKnowledgeAside()).isEqualTo(correct.hashesKnowledgeAside());
  }

  @Test
  @Tag("slow")
  void lateDimensionChangeSplitsTheVersionAndRekeysItsFacts() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(
        List.of(
            TestEvent.visit("v1", "M1", "2020-01-05", "1"),
            TestEvent.visit("v2", "M1", "2020-06-05", "1"),
            TestEvent.machine("M1", "2020-01-01", "Old")));
    warehouse.build(LATE);
    warehouse.feed(List.of(TestEvent.machine("M1", "2020-03-01", "New")));

    warehouse.build(LATE);

    List<Row> named =
        warehouse
            .table("fct_repair_visit")
            .join(warehouse.table("dim_machine"), "machine_key")
            .orderBy("visit_id")
            .select("visit_id", "name")
            .collectAsList();
    assertThat(named).extracting(r -> r.getString(1)).containsExactly("Old", "New");
  }

  @Test
  void inferredMemberKeepsItsKeyWhenItBecomesReal() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "1")));
    warehouse.build(LATE);
    long factVersion = warehouse.versions().get("fct_repair_visit");
    warehouse.feed(List.of(TestEvent.machine("M1", "2019-01-01", "Digger")));

    warehouse.build(LATE);

    Row machine = warehouse.table("dim_machine").where("machine_id = 'M1'").first();
    assertThat(machine.<Boolean>getAs("is_inferred")).isFalse();
    assertThat(machine.<String>getAs("name")).isEqualTo("Digger");
    assertThat(warehouse.versions().get("fct_repair_visit")).isEqualTo(factVersion);
    assertThat(warehouse.table("fct_repair_visit").first().<Long>getAs("machine_key"))
        .isEqualTo(machine.<Long>getAs("machine_key"));
  }

  @Test
  @Tag("slow")
  void crashBeforeAnyCommitAndRestartEqualsAnUndisturbedBuild() {
    List<TestEvent> events = new RandomHistory(17).batch(40);
    TestWarehouse undisturbed = warehouse("undisturbed");
    undisturbed.feed(events);
    undisturbed.build(LATE);
    TestWarehouse crashing = warehouse("crashing");
    crashing.feed(events.subList(0, 25));
    crashing.build(LATE);
    crashing.feed(events.subList(25, 40));

    int crashes = 0;
    for (CrashAt crash = new CrashAt(1); crash.isReached || crashes == 0; crashes++) {
      crash = new CrashAt(4 * crashes + 1);
      try {
        crashing.build(LATE, crash);
        break;
      } catch (CrashException e) {
        assertThat(crash.isReached).isTrue();
      }
    }

    assertThat(crashes).isGreaterThan(1);
    assertThat(crashing.hashes()).isEqualTo(undisturbed.hashes());
  }

  @Test
  void brokenExpectationStopsTheBuildAndLeavesTheTableAsItWas() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "12.5")));
    warehouse.build(LATE);
    warehouse.feed(List.of(TestEvent.visit("v2", "M1", "2020-01-06", "-3")));
    var strict = new Expectation("cost_is_not_negative", "cost_amount >= 0", true);

    assertThatThrownBy(() -> warehouse.buildExpecting("fct_repair_visit", strict, LATE))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "fct_repair_visit: cost_is_not_negative is broken by 1 row, such as v2");
    assertThat(warehouse.table("fct_repair_visit").count()).isEqualTo(1);
  }

  @Test
  void brokenWarningIsToldAndTheBuildGoesOn() {
    TestWarehouse warehouse = warehouse("w");
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "-3")));
    var lenient = new Expectation("cost_is_not_negative", "cost_amount >= 0", false);

    BuildReport report = warehouse.buildExpecting("fct_repair_visit", lenient, LATE);

    assertThat(report.warnings())
        .extracting(BrokenExpectation::toString)
        .containsExactly("fct_repair_visit: cost_is_not_negative is broken by 1 row, such as v1");
    assertThat(warehouse.table("fct_repair_visit").count()).isEqualTo(1);
  }

  /** Crashes before the commit of this number. */
  private static final class CrashAt implements BuildListener {
    private final int number;
    private int commits;
    private boolean isReached;

    CrashAt(int number) {
      this.number = number;
    }

    @Override
    public void beforeCommit(String table) {
      if (++commits == number) {
        isReached = true;
        throw new CrashException();
      }
    }
  }

  private static final class CrashException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
