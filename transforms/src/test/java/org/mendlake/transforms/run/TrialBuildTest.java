package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.transforms.TextTable;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/** What a table's declaration asks of the runner, tried on tables made for it. */
class TrialBuildTest {
  @TempDir Path folder;
  private TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.built(folder, TrialTables.DECLARATIONS);
  }

  @Test
  void onlyOpenRowsChangeWithTheDay() {
    warehouse.feed(
        List.of(
            TestEvent.visit("old", "M1", "2020-01-01", "1"),
            TestEvent.visit("new", "M1", "2020-03-01", "1")));
    warehouse.build("2020-03-02");
    assertThat(rows("fct_trial_age", "visit_id", "age_days"))
        .containsExactly("new | 1", "old | 30");

    BuildReport report = warehouse.build("2020-03-11");

    assertThat(rows("fct_trial_age", "visit_id", "age_days"))
        .containsExactly("new | 10", "old | 30");
    assertThat(report.table("fct_trial_age").orElseThrow().updated()).isEqualTo(1);
    assertThat(warehouse.rebuild("2020-03-11").isChange()).isFalse();
    warehouse.build("2020-06-01");
    assertThat(rows("fct_trial_age", "visit_id", "age_days"))
        .containsExactly("new | 30", "old | 30");
    assertThat(warehouse.build("2020-06-02").table("fct_trial_age")).isEmpty();
  }

  @Test
  void whatBecomesKnownAtTheEndOfADayBelongsToTheNextOne() {
    KnowledgeDate day = new KnowledgeDate(LocalDate.parse("2020-03-02"), TestWarehouse.ZONE);
    warehouse.feed(
        List.of(
            TestEvent.visit("in", "M1", "2020-03-01", "1").knownAt(day.end().minusMillis(1)),
            TestEvent.visit("out", "M1", "2020-03-01", "1").knownAt(day.end())));

    warehouse.build("2020-03-02");
    assertThat(rows("fct_trial_age", "visit_id")).containsExactly("in");
    warehouse.build("2020-03-03");
    assertThat(rows("fct_trial_age", "visit_id")).containsExactly("in", "out");
  }

  @Test
  void versionsAreWhatWasKnownAtEachMoment() {
    TestEvent first = visit("M1", "A").knownAt(Instant.parse("2020-02-01T00:00:00Z"));
    TestEvent same = first.amendedBy("a1", Instant.parse("2020-02-05T00:00:00Z"), first.data());
    TestEvent other =
        first.amendedBy("a2", Instant.parse("2020-02-09T00:00:00Z"), visit("M2", "A").data());
    TestEvent cancel = first.cancelledBy("c", Instant.parse("2020-03-01T00:00:00Z"));
    warehouse.feed(List.of(other, cancel));
    warehouse.build("2020-02-20");
    assertThat(rows("fct_trial_stated", "visit_id")).isEmpty();
    warehouse.feed(List.of(first, same));

    warehouse.build("2020-02-20");

    String[] columns = {"known_from", "known_to", "machine_id", "known_at"};
    assertThat(rows("fct_trial_stated", columns))
        .containsExactly(
            "2020-02-01T00:00:00Z | 2020-02-09T00:00:00Z | M1 | 2020-02-01T00:00:00Z",
            "2020-02-09T00:00:00Z |  | M2 | 2020-02-09T00:00:00Z");
    warehouse.build("2020-04-01");
    assertThat(rows("fct_trial_stated", columns))
        .containsExactly(
            "2020-02-01T00:00:00Z | 2020-02-09T00:00:00Z | M1 | 2020-02-01T00:00:00Z",
            "2020-02-09T00:00:00Z | 2020-03-01T00:00:00Z | M2 | 2020-02-09T00:00:00Z");
    assertThat(warehouse.rebuild("2020-04-01").isChange()).isFalse();
  }

  @Test
  void carriedAttributesAreThoseOfTheVersionThatHeld() {
    warehouse.feed(List.of(visit("M1", "A"), organisation("A", "2020-01-01", "Old name")));
    warehouse.build("2021-01-01");
    assertThat(rows("fct_trial_stated", "organisation_name")).containsExactly("Old name");
    warehouse.feed(List.of(organisation("A", "2020-01-05", "New name")));

    warehouse.build("2021-01-01");

    assertThat(rows("fct_trial_stated", "organisation_name")).containsExactly("New name");
    assertThat(warehouse.rebuild("2021-01-01").isChange()).isFalse();
  }

  @Test
  void nothingIsCarriedOfAMemberThatNobodyDefined() {
    warehouse.feed(List.of(visit("M1", "A"), TestEvent.visit("v2", "M1", "2020-01-07", "1")));

    warehouse.build("2021-01-01");

    assertThat(rows("fct_trial_stated", "visit_id", "organisation_name"))
        .containsExactly("v1 |", "v2 |");
    assertThat(warehouse.table("fct_trial_stated").where("organisation_key = -1").count())
        .isEqualTo(1);
  }

  @Test
  void versionsAsKnownCannotComeFromRows() {
    class TrialFold implements Fold {
      @Override
      public List<Input> inputs() {
        return List.of(Input.mentions("dim_machine"));
      }

      @Override
      public void fold(String key, Known known, Rows rows) {}
    }

    assertThatThrownBy(
            () ->
                FoldStep.refuseInputsWithoutTheirPast(
                    TrialTables.DECLARATIONS.tables().named("fct_trial_stated"), new TrialFold()))
        .hasMessageContaining("Cannot keep versions of gold.fct_trial_stated as known: TrialFold")
        .hasMessageContaining("reads rows of member_mention");
  }

  private static TestEvent visit(String machine, String organisation) {
    String data =
        "{\"machine_id\":\"%s\",\"organisation_id\":\"%s\"}".formatted(machine, organisation);
    return TestEvent.create("visit.completed.v1", "v1", "v1-e", "2020-01-06", data);
  }

  private static TestEvent organisation(String id, String from, String name) {
    String data =
        "{\"valid_from\":\"%s\",\"name\":\"%s\",\"level\":\"dealer\"}".formatted(from, name);
    return TestEvent.create("organisation.defined.v1", id, id + "@" + from, from, data);
  }

  private List<String> rows(String table, String... columns) {
    return warehouse.table(table).selectExpr(columns).orderBy(columns[0]).collectAsList().stream()
        .map(row -> TextTable.line(Arrays.asList(columns(row))))
        .map(String::strip)
        .toList();
  }

  private static Object[] columns(org.apache.spark.sql.Row row) {
    Object[] values = new Object[row.size()];
    Arrays.setAll(values, row::get);
    return values;
  }
}
