package org.mendlake.transforms.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.schema.Table;

/** Builds beside a maintenance that removes as much as it may. */
@Tag("slow")
class MaintainedBuildTest {
  private static final String DAY = "2020-06-30";

  private static final List<String> MAINTAINED = List.of("visit", "dim_machine", "fct_trial_age");

  @TempDir Path folder;
  private TestWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.built(folder, TrialTables.DECLARATIONS);
    warehouse.feed(List.of(visit("v1", "M1")));
    warehouse.feed(List.of(visit("v2", "M2"), organisation("A")));
    warehouse.build(DAY);
  }

  @Test
  void filesWrittenTogetherTouchNothing() {
    Map<String, String> before = warehouse.hashes();
    Table visits = TrialTables.DECLARATIONS.tables().named("visit");
    long version = warehouse.store().version(visits);

    warehouse.maintain(MAINTAINED, Duration.ofDays(1), this::whileNoBuildCanBegin);
    BuildReport report = warehouse.build(DAY);

    assertThat(warehouse.store().version(visits)).isGreaterThan(version);
    assertThat(report.isChange()).isFalse();
    assertThat(warehouse.hashes()).isEqualTo(before);
  }

  @Test
  void whatWasNotConsumedStaysAndWhoIsLeftBehindIsRebuilt() {
    warehouse.feed(List.of(visit("v3", "M1")));
    warehouse.maintain(MAINTAINED, Duration.ZERO, UnaryOperator.identity());
    warehouse.maintain(MAINTAINED, Duration.ZERO, UnaryOperator.identity());
    BuildReport report = warehouse.build(DAY);
    assertThat(report.table("fct_trial_age").orElseThrow().inserted()).isEqualTo(1);

    warehouse.feed(List.of(visit("v4", "M1")));
    warehouse.maintain(MAINTAINED, Duration.ZERO, unheeded -> Map.of());
    BuildReport behind = warehouse.build(DAY);
    assertThat(behind.table("fct_trial_age").orElseThrow().inserted()).isEqualTo(1);
    assertThat(behind.warnings())
        .extracting(BrokenExpectation::expectation)
        .contains("what_changed_is_kept");
    assertThat(warehouse.rebuild(DAY).isChange()).isFalse();
  }

  private Map<String, Long> whileNoBuildCanBegin(Map<String, Long> needed) {
    assertThatThrownBy(() -> warehouse.build(DAY))
        .hasMessageContaining("Cannot build: process " + ProcessHandle.current().pid());
    return needed;
  }

  private static TestEvent visit(String id, String machine) {
    return TestEvent.visit(id, machine, "2020-05-05", "1");
  }

  private static TestEvent organisation(String id) {
    return TestEvent.create(
        "organisation.defined.v1",
        id,
        id + "-e",
        "2020-01-01",
        "{\"valid_from\":\"2020-01-01\",\"name\":\"A\",\"level\":\"dealer\"}");
  }
}
