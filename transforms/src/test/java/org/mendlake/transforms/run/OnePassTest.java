package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.lake.TableStore;
import org.mendlake.lake.TestLake;
import org.mendlake.schema.Expectation;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** One pass writes what the other ways would write, and holds rows against the declarations. */
class OnePassTest {
  private static final String DAY = "2026-06-30";
  private static final Table RANK = Tables.declared().named("defect_rank");

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void oneUnbrokenPassWritesWhatManyBuildsAtHandDo() {
    TestWarehouse warehouse = TestWarehouse.built(folder.resolve("w"));
    RandomHistory history = new RandomHistory(11);
    for (int batch = 0; batch < 2; batch++) {
      warehouse.feed(history.batch(40));
      warehouse.build(DAY);
    }
    TestWarehouse aside = warehouse.aside(folder.resolve("aside"));

    aside.build(DAY, Limits.ONE_PASS);

    assertThat(aside.hashes()).isEqualTo(warehouse.hashes());
    assertThat(aside.rebuild(DAY, Limits.NONE).tables()).isEmpty();
  }

  @Test
  void aBrokenExpectationLeavesEveryTableOfTheFoldEmpty() {
    TestWarehouse warehouse = TestWarehouse.unbuilt(folder);
    warehouse.feed(
        List.of(
            TestEvent.visit("v1", "M1", "2020-01-05", "-3"),
            TestEvent.visit("v2", "M1", "2020-01-06", "12.5"),
            TestEvent.visit("v3", "M2", "2020-01-06", "-1")));
    var strict = new Expectation("cost_is_not_negative", "cost_amount >= 0", true);

    assertThatThrownBy(() -> warehouse.buildInOnePassExpecting("fct_repair_visit", strict, DAY))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "fct_repair_visit: cost_is_not_negative is broken by 2 rows, such as v1");
    assertThat(warehouse.table("fct_repair_visit").count()).isZero();
    assertThat(warehouse.table("fct_repair_line").count()).isZero();
  }

  @Test
  void aBrokenWarningIsToldAndItsRowWritten() {
    TestWarehouse warehouse = TestWarehouse.unbuilt(folder);
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "-3")));
    var lenient = new Expectation("cost_is_not_negative", "cost_amount >= 0", false);

    BuildReport report = warehouse.buildInOnePassExpecting("fct_repair_visit", lenient, DAY);

    assertThat(report.warnings())
        .extracting(BrokenExpectation::toString)
        .containsExactly("fct_repair_visit: cost_is_not_negative is broken by 1 row, such as v1");
    assertThat(warehouse.table("fct_repair_visit").count()).isEqualTo(1);
  }

  @Test
  void filesTellTheirLeastAndGreatestDay() throws IOException {
    TestWarehouse warehouse = TestWarehouse.unbuilt(folder);
    warehouse.feed(
        List.of(
            TestEvent.visit("v1", "M1", "2020-01-05", "1"),
            TestEvent.visit("v2", "M1", "2021-03-04", "1")));

    warehouse.build(DAY, Limits.ONE_PASS);

    Path commit =
        Path.of(warehouse.store().lake().path("gold", "fct_repair_visit"))
            .resolve("_delta_log/00000000000000000001.json");
    assertThat(Files.readString(commit))
        .contains("\\\"visit_date\\\":\\\"2020-01-05\\\"", "\\\"visit_date\\\":\\\"2021-03-04\\\"");
    assertThat(warehouse.table("fct_repair_visit").where("visit_date = '2021-03-04'").count())
        .isEqualTo(1);
  }

  @Test
  void twoRowsOfOneKeyAreRefusedAndRowsOfManyKeysWritten() {
    TableStore store = new TableStore(TestLake.in(folder));
    Difference ranks = ranks(store);

    assertThatThrownBy(() -> ranks.commit(ranks("id % 999")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("key_is_unique is broken by 1 row, such as 0");
    assertThat(store.version(RANK)).isZero();

    ranks.commit(ranks("id"));

    assertThat(store.read(RANK).select("system").distinct().count()).isEqualTo(1_000);
    assertThatThrownBy(() -> ranks.commit(ranks("id % 998")))
        .as("where rows are compared")
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("key_is_unique is broken by 2 rows, such as 0");
    assertThatThrownBy(() -> ranks.commit(ranks("id").union(ranks("id").where("system = '3'"))))
        .as("where both rows are equal to the one that is there")
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("key_is_unique is broken by 1 row, such as 3");
    assertThatThrownBy(
            () -> ranks.commit(ranks("IF(id = 4, 3, id)", "IF(id = 4, 3, id)").coalesce(1)))
        .as("in one task")
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("key_is_unique is broken by 1 row, such as 3");
    assertThat(store.version(RANK)).isEqualTo(1);
  }

  @Test
  void whatDiffersIsCountedAndWrittenAndTheRestLeftAlone() {
    TableStore store = new TableStore(TestLake.in(folder));
    List<TableChange> done = new ArrayList<>();
    Difference ranks = ranks(store, done::add);
    ranks.commit(ranks("id"));
    Column count = functions.expr("IF(system = '500', 7L, defect_count)");
    Dataset<Row> others = ranks("id").where("system NOT IN ('1', '2')");

    ranks.commit(Difference.declared(RANK, others.withColumn("defect_count", count)));

    assertThat(done.get(1)).isEqualTo(new TableChange(RANK.name(), 0, 1, 2, 998, 2));
    assertThat(store.read(RANK).where("system = '500'").first().<Long>getAs("defect_count"))
        .isEqualTo(7);
    ranks.commit(ranks("id"));
    assertThat(done.get(2)).isEqualTo(new TableChange(RANK.name(), 2, 1, 0, 1_000, 3));
    ranks.commit(ranks("id"));
    assertThat(done).hasSize(3);
  }

  @Test
  @Tag("slow")
  void aVisitThatMovesLeavesItsMachineWithoutRowsAndTheFeedTellsBoth() {
    TestEvent wrong = TestEvent.visit("v1", "M1", "2020-01-05", "10");
    String right = TestEvent.visitData("M2", "10");
    TestWarehouse warehouse = TestWarehouse.built(folder.resolve("w"));
    warehouse.feed(List.of(wrong, TestEvent.visit("v2", "M2", "2020-02-01", "1")));
    warehouse.build(DAY, Limits.ONE_PASS);
    Table visits = Tables.declared().named("fct_repair_visit");
    TableStore store = warehouse.store();
    long before = store.version(visits);

    warehouse.feed(List.of(wrong.amendedBy("fix", Instant.parse("2020-05-01T00:00:00Z"), right)));
    warehouse.build(DAY, Limits.ONE_PASS);

    assertThat(warehouse.table("fct_machine_visit").where("machine_id = 'M1'").isEmpty()).isTrue();
    assertThat(warehouse.table("fct_machine_visit").where("machine_id = 'M2'").count())
        .isEqualTo(2);
    int machine = visits.position("machine_id");
    assertThat(store.changesAtHand(visits, before, store.version(visits), 1 << 20).orElseThrow())
        .as("told by the feed itself, not worked out from the log")
        .extracting(row -> row.row().getUTF8String(machine).toString())
        .containsExactlyInAnyOrder("M1", "M2");
    assertThat(warehouse.rebuild(DAY).tables()).isEmpty();
  }

  @Test
  void unknownMemberStaysOneWhereADimensionIsLargerThanWhatItIsMadeFrom() {
    TestWarehouse warehouse = TestWarehouse.built(folder);
    warehouse.feed(List.of(TestEvent.visit("v1", "M1", "2020-01-05", "1")));
    warehouse.build(DAY);
    Table machines = Tables.declared().named("dim_machine");
    TableStore store = warehouse.store();
    long bytes = store.bytes(machines, store.version(machines)).orElseThrow();

    BuildReport rebuilt = warehouse.rebuild(DAY, new Limits(bytes - 1, -1, -1, -1));

    assertThat(warehouse.table("dim_machine").where("machine_key = -1").count()).isEqualTo(1);
    assertThat(rebuilt.tables()).isEmpty();
  }

  @Test
  void aKeyThatAnotherPartHoldsIsRefusedUnlessItMoves() {
    TableStore store = new TableStore(TestLake.in(folder));
    Difference ranks = ranks(store);
    ranks.commit(ranks("id"));
    Dataset<Row> seven = ranks("7").limit(1);
    UnaryOperator<Dataset<Row>> few = stored -> stored.where("system IN ('1', '2', '3')");

    assertThatThrownBy(() -> ranks.commit(seven, few, Difference.Uniqueness.TO_BE_CHECKED))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("key_is_unique is broken by 1 row, such as 7");
    assertThat(store.version(RANK)).isEqualTo(1);

    UnaryOperator<Dataset<Row>> withIt = stored -> stored.where("system IN ('1', '7')");
    ranks.commit(seven, withIt, Difference.Uniqueness.TO_BE_CHECKED);

    assertThat(store.read(RANK).where("system IN ('1', '7')").count()).isEqualTo(1);
    assertThat(store.read(RANK).count()).isEqualTo(999);
  }

  private static Difference ranks(TableStore store) {
    return ranks(store, change -> {});
  }

  /** The difference of a table that this build has made. */
  private static Difference ranks(TableStore store, Consumer<TableChange> done) {
    store.replace(RANK);
    BuildContext context =
        new BuildContext(
            Tables.declared(),
            store,
            store,
            new KnowledgeDate(LocalDate.parse(DAY), TestWarehouse.ZONE),
            Limits.NONE,
            new BuildListener() {
              @Override
              public void tableDone(TableChange change) {
                done.accept(change);
              }
            });
    context.begunAnew(RANK.name());
    return new Difference(context, RANK);
  }

  private static Dataset<Row> ranks(String system) {
    return ranks(system, "id");
  }

  private static Dataset<Row> ranks(String system, String defects) {
    return Difference.declared(
        RANK,
        TestLake.spark()
            .range(0, 1_000, 1, 4)
            .selectExpr(
                "CAST(" + system + " AS STRING) AS system",
                "CAST(" + defects + " AS BIGINT) AS defect_count",
                "1 AS rank_by_count",
                "1 AS rank_lower",
                "1 AS rank_upper",
                "'test' AS method"));
  }
}
