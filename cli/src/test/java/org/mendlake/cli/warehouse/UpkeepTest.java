package org.mendlake.cli.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
  private List<TableChange> coming = SOMETHING;
  private long nanos;
  private final Upkeep upkeep =
      new Upkeep(building("gold"), building("whole"), Duration.ofMinutes(1), () -> nanos);

  private Function<KnowledgeDate, BuildReport> building(String kind) {
    return day -> {
      builds.add(kind);
      return new BuildReport(day.day(), coming, 0, List.of());
    };
  }

  @Test
  void theFirstBuildIsWholeAndGoldFollowsWhileEventsKeepComing() {
    after(0, 20, 39);

    assertThat(builds).containsExactly("whole", "gold", "gold");
  }

  @Test
  void martsFollowAtTheLatestWhenTheirTimeIsOver() {
    after(0, 30, 29, 1, 59);

    assertThat(builds).containsExactly("whole", "gold", "gold", "whole", "gold");
  }

  @Test
  void martsFollowOnceAsSoonAsNothingNewComes() {
    after(0, 5);
    coming = List.of();
    after(5, 5);

    assertThat(builds).containsExactly("whole", "gold", "gold", "whole", "gold");
  }

  /** Builds after so many seconds each. */
  private void after(int... seconds) {
    for (int passed : seconds) {
      nanos += Duration.ofSeconds(passed).toNanos();
      upkeep.next(TODAY);
    }
  }
}
