package org.mendlake.cli.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mendlake.transforms.run.BuildReport;
import org.mendlake.transforms.run.KnowledgeDate;
import org.mendlake.transforms.run.TableChange;

/** Facts do not wait for marts, and marts do not wait for ever. */
class UpkeepTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  private static final KnowledgeDate TODAY = new KnowledgeDate(DAY, ZoneId.of("Asia/Shanghai"));
  private static final List<TableChange> SOMETHING =
      List.of(new TableChange("fct_repair_visit", 1, 0, 0, 1, 1));

  private final List<String> builds = new ArrayList<>();
  private final List<BuildReport> told = new ArrayList<>();
  private List<TableChange> coming = SOMETHING;
  private CountDownLatch martsMayEnd = new CountDownLatch(0);
  private RuntimeException broken;
  private long nanos;
  private final Upkeep upkeep =
      new Upkeep(
          day -> built("gold"),
          this::marts,
          Duration.ofMinutes(1),
          told::add,
          Executors.newSingleThreadExecutor(),
          () -> nanos);

  private BuildReport marts() {
    BuildReport report = built("marts");
    try {
      martsMayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (broken != null) {
      throw broken;
    }
    return report;
  }

  private synchronized BuildReport built(String kind) {
    builds.add(kind);
    return new BuildReport(DAY, coming, 0, List.of());
  }

  @AfterEach
  void end() {
    martsMayEnd.countDown();
    upkeep.close();
  }

  /** Builds after so many seconds each, with marts that take no time. */
  private void after(int... seconds) {
    for (int passed : seconds) {
      later(passed);
      upkeep.settle();
    }
  }

  private void later(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
    upkeep.next(TODAY);
  }

  @Test
  void martsFollowTheFirstBuildAndGoldGoesOnWhileEventsKeepComing() {
    after(0, 20, 39);

    assertThat(builds).containsExactly("gold", "marts", "gold", "gold");
    assertThat(told).hasSize(4);
  }

  @Test
  void martsFollowAtTheLatestWhenTheirTimeIsOver() {
    after(0, 30, 29, 1, 59, 1);

    assertThat(builds)
        .containsExactly("gold", "marts", "gold", "gold", "gold", "marts", "gold", "gold", "marts");
  }

  @Test
  void martsFollowOnceAsSoonAsNothingNewComes() {
    after(0, 5);
    coming = List.of();
    after(5, 5);

    assertThat(builds).containsExactly("gold", "marts", "gold", "gold", "marts", "gold");
  }

  @Test
  void goldDoesNotWaitForMartsAndNoTwoOfThemAreBuiltAtATime() {
    martsMayEnd = new CountDownLatch(1);
    later(0);
    later(61);
    later(61);

    assertThat(builds).filteredOn("gold"::equals).hasSize(3);
    assertThat(builds).filteredOn("marts"::equals).hasSizeLessThan(2);
    assertThat(told).hasSize(3);

    martsMayEnd.countDown();
    upkeep.settle();
    assertThat(told).hasSize(4);
    later(1);
    upkeep.settle();
    assertThat(builds).filteredOn("marts"::equals).hasSize(2);
  }

  @Test
  void whyMartsCouldNotBeBuiltIsTold() {
    broken = new IllegalStateException("Cannot fill marts.defect_pareto");
    later(0);

    assertThatThrownBy(upkeep::settle).isSameAs(broken);
    broken = null;
    after(61);
    assertThat(builds).containsExactly("gold", "marts", "gold", "marts");
  }
}
