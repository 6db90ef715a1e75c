package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.warranty.ReportingDelay.Cohort;
import org.mendlake.statistics.warranty.ReportingDelay.Completion;

class ReportingDelayTest {

  @Test
  void countsAreCompletedAsPublished() {
    ReportingDelay delay =
        ReportingDelay.of(counts(new int[][] {{10, 6, 3, 1}, {12, 7, 4}, {9, 5}, {11}}))
            .orElseThrow();

    // Factors of one development to the next: 49/31, 42/35, 20/19.
    double[] shares = {31. / 49 * 35 / 42 * 19 / 20, 35. / 42 * 19 / 20, 19. / 20, 1};
    for (int d = 0; d < 4; d++) {
      assertThat(delay.delays().get(d).share()).isCloseTo(shares[d], within(1e-12));
    }
    double[] completed = {20, 24.2105, 17.6842, 21.9627};
    for (int i = 0; i < 4; i++) {
      Completion completion = delay.cohorts().get(i).completion().orElseThrow();
      assertThat(completion.value()).isCloseTo(completed[i], within(1e-4 * completed[i]));
    }
    // The last: chance 11 (1 - F) / F^2, error of the share by its three hazards.
    double share = shares[0];
    double error = (18. / 49) / (31. / 49) / 49 + (7. / 42) / (35. / 42) / 42 + .05 / .95 / 20;
    double value = 11 / share;
    assertThat(delay.cohorts().get(3).completion().orElseThrow().standardError())
        .isCloseTo(
            Math.sqrt(11 * (1 - share) / share / share + value * value * error), within(1e-12));
  }

  @Property(tries = 200)
  void fullyReportedTriangleGetsNoAdjustment(
      @ForAll @Size(min = 1, max = 5)
          List<@Size(3) List<@IntRange(min = 0, max = 20) Integer>> rows) {
    TriangleBuilder builder = Triangle.ofIncrements();
    for (int origin = 0; origin < rows.size(); origin++) {
      for (int d = 0; d < 3; d++) {
        builder.cell(origin, d, rows.get(origin).get(d));
      }
    }

    if (ReportingDelay.of(builder.build()) instanceof Answer<ReportingDelay> answer) {
      for (Cohort cohort : answer.value().cohorts()) {
        Completion completion = cohort.completion().orElseThrow();
        assertThat(completion.value()).isEqualTo((double) cohort.observed());
        assertThat(completion.standardError()).isZero();
      }
    }
  }

  @Property(tries = 300)
  void limitsContainTheCompletedCountAndNeverFallBelowTheObserved(
      @ForAll @Size(min = 6, max = 6) List<@IntRange(min = 0, max = 30) Integer> cells) {
    int[][] rows = {
      {cells.get(0), cells.get(1), cells.get(2)}, {cells.get(3), cells.get(4)}, {cells.get(5)}
    };
    if (ReportingDelay.of(counts(rows)) instanceof Answer<ReportingDelay> answer) {
      for (Cohort cohort : answer.value().cohorts()) {
        if (cohort.completion() instanceof Answer<Completion> completion) {
          Interval limits = completion.value().limits(.9);
          double value = completion.value().value();
          assertThat(limits.lower().value().orElseThrow())
              .isBetween((double) cohort.observed(), value);
          limits.upper().value().ifPresent(u -> assertThat(u).isGreaterThanOrEqualTo(value));
        }
      }
    }
  }

  @Test
  void nothingReportedInTheFirstPeriodLeavesTheYoungestOpen() {
    ReportingDelay delay =
        ReportingDelay.of(counts(new int[][] {{0, 6, 3}, {0, 7}, {0}})).orElseThrow();

    assertThat(delay.delays().get(0).factor()).isEmpty();
    assertThat(delay.cohorts().get(1).completion().orElseThrow().value())
        .isCloseTo(7 * 9 / 6., within(1e-12));
    assertThat(delay.cohorts().get(2).completion())
        .isEqualTo(
            new Refusal<>(Reason.NO_EXPOSURE, "No origin had an event reported within delay 0"));
  }

  @Test
  void batchesAreTold() {
    assertThat(cautions(new int[][] {{50, 50, 5}, {52, 49}, {48}})).isEmpty();
    assertThat(cautions(new int[][] {{50, 50, 5}, {2, 99}, {48}}))
        .extracting(Caution::reason)
        .containsExactly(Reason.POOR_FIT);
  }

  @Test
  void windowTakesTheNewestReportsOnly() {
    int[][] rows = {{10, 6, 3, 1}, {12, 7, 4}, {9, 5}, {11}};
    ReportingDelay newest = ReportingDelay.of(counts(rows), 1).orElseThrow();

    // The last diagonal: 1 of 20, 4 of 23, 5 of 14.
    double[] hazards = {1, 5 / 14.0, 4 / 23.0, 1 / 20.0};
    for (int d = 0; d < 4; d++) {
      assertThat(newest.delays().get(d).hazard()).isCloseTo(hazards[d], within(1e-15));
    }
    assertThat(newest.cohorts().get(3).completion().orElseThrow().value())
        .isCloseTo(11 / (9 / 14.0 * 19 / 23 * 19 / 20), within(1e-12));
    assertThat(ReportingDelay.of(counts(rows), 4).orElseThrow())
        .isEqualTo(ReportingDelay.of(counts(rows)).orElseThrow());
    assertThatThrownBy(() -> ReportingDelay.of(counts(rows), 0))
        .hasMessage("Cannot take the delays of 0 periods: give 1 or more");
    assertThat(ReportingDelay.of(counts(new int[][] {{5, 2, 1}, {4, 3, 1}, {6, 1}, {3}, {4}}), 1))
        .isEqualTo(
            new Refusal<>(
                Reason.NO_EXPOSURE, "No origin reached delay 1 within the last 1 periods"));
  }

  @Test
  void windowLeavesOutWhatHasChanged() {
    int[][] drifted = {{10, 90}, {10, 90}, {50, 50}, {50, 50}, {50}};
    assertThat(((Answer<?>) ReportingDelay.of(counts(drifted), 5)).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.POOR_FIT);
    Outcome<ReportingDelay> newest = ReportingDelay.of(counts(drifted), 2);
    assertThat(((Answer<?>) newest).cautions()).isEmpty();
    assertThat(newest.orElseThrow().delays().get(1).hazard()).isEqualTo(0.5);
  }

  @Test
  void tablesWithoutEventsOrWithPartsOfEventsAreRefused() {
    assertThat(((Refusal<?>) ReportingDelay.of(counts(new int[][] {{0, 0}, {0}}))).reason())
        .isEqualTo(Reason.NO_FAILURES);
    assertThat(ReportingDelay.of(Triangle.ofIncrements().cell(4, 0, 5).cell(4, 1, -1).build()))
        .isEqualTo(new Refusal<>(Reason.UNSUITABLE_DATA, "Origin 4 has -1.0 events of delay 1"));
  }

  private static List<Caution> cautions(int[][] rows) {
    return ((Answer<?>) ReportingDelay.of(counts(rows))).cautions();
  }

  private static Triangle counts(int[][] rows) {
    TriangleBuilder builder = Triangle.ofIncrements();
    for (int origin = 0; origin < rows.length; origin++) {
      for (int d = 0; d < rows[origin].length; d++) {
        builder.cell(origin, d, rows[origin][d]);
      }
    }
    return builder.build();
  }
}
