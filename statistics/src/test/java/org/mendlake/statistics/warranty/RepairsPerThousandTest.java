package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class RepairsPerThousandTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 31);

  @Test
  void monthsEndOnAnniversariesAndTheirLastDayIsIn() {
    InServiceFleet fleet =
        InServiceFleet.asOf(LocalDate.of(2024, 6, 30))
            .machine("A", "b", DAY)
            .failed("A", DAY)
            .failed("A", LocalDate.of(2024, 2, 29))
            .failed("A", LocalDate.of(2024, 3, 1))
            .failed("A", LocalDate.of(2024, 3, 31))
            .failed("A", LocalDate.of(2024, 4, 30))
            .failed("A", LocalDate.of(2024, 6, 30))
            .build();

    RepairsPerThousand rates = RepairsPerThousand.of(fleet, 12, 0).orElseThrow();

    assertThat(rates.atDelivery()).isEqualTo(1);
    assertThat(rates.total().months())
        .extracting(RepairMonth::failures)
        .startsWith(1, 2, 1, 0, 1, 0);
    assertThat(rates.total().months().get(4).exposed()).isEqualTo(1);
    assertThat(rates.total().months().get(5).exposed()).isZero();
  }

  @Test
  void machineCountsOnceItHasCompletedTheMonth() {
    InServiceFleet fleet =
        InServiceFleet.asOf(LocalDate.of(2024, 3, 30))
            .machine("old", "b", LocalDate.of(2023, 12, 31))
            .machine("new", "b", LocalDate.of(2024, 2, 10))
            .failed("old", LocalDate.of(2024, 1, 5))
            .failed("new", LocalDate.of(2024, 3, 5))
            .failed("new", LocalDate.of(2024, 3, 20))
            .build();

    RepairsPerThousand rates = RepairsPerThousand.of(fleet, 3, 0).orElseThrow();
    RepairMonth first = rates.total().months().get(0);
    RepairMonth second = rates.total().months().get(1);
    RepairMonth third = rates.total().months().get(2);

    assertThat(first.rate().orElseThrow()).isEqualTo(1000);
    assertThat(second.exposed()).isEqualTo(1);
    assertThat(second.failures()).isZero();
    assertThat(second.cumulative().orElseThrow()).isEqualTo(1000);
    assertThat(third.rate()).isInstanceOf(Refusal.class);
    assertThat(third.cumulative())
        .isEqualTo(
            new Refusal<>(Reason.IMMATURE, "No machine has completed month 3 long enough ago"));
    assertThat(rates.tooYoung()).isEqualTo(1);
    // With a lag of 25 days neither the new one's first month nor the old one's third is in.
    RepairMonth lagged = RepairsPerThousand.of(fleet, 3, 25).orElseThrow().total().months().get(0);
    assertThat(lagged.exposed()).isEqualTo(1);
    assertThat(lagged.failures()).isEqualTo(1);
  }

  @Test
  void machineThatLeavesWithinAMonthCountsAsAFraction() {
    InServiceFleet fleet =
        InServiceFleet.asOf(LocalDate.of(2024, 12, 31))
            .machine("A", "b", LocalDate.of(2024, 4, 1))
            .machine("B", "b", LocalDate.of(2024, 4, 1))
            .left("A", LocalDate.of(2024, 5, 11))
            .failed("A", LocalDate.of(2024, 5, 10))
            .build();

    List<RepairMonth> months = RepairsPerThousand.of(fleet, 3, 0).orElseThrow().total().months();

    // 10 of the 31 days of month 2.
    assertThat(months.get(1).exposed()).isCloseTo(1 + 10 / 31., within(1e-12));
    assertThat(months.get(1).rate().orElseThrow()).isCloseTo(1000 / (1 + 10 / 31.), within(1e-9));
    assertThat(months.get(2).exposed()).isEqualTo(1);
  }

  @Test
  void firstFailuresDivideBySurvivors() {
    InServiceFleetBuilder builder = InServiceFleet.asOf(LocalDate.of(2025, 12, 31));
    for (int i = 0; i < 10; i++) {
      builder.machine("M" + i, "b", DAY);
    }
    InServiceFleet fleet =
        builder
            .failed("M0", DAY.plusDays(3))
            .failed("M0", DAY.plusDays(40))
            .failed("M1", DAY.plusDays(41))
            .build();

    List<RepairMonth> months = RepairsPerThousand.of(fleet, 3, 0).orElseThrow().total().months();
    RepairMonth second = months.get(1);

    assertThat(second.failures()).isEqualTo(2);
    assertThat(second.exposed()).isEqualTo(10);
    assertThat(second.survivors()).isEqualTo(9);
    assertThat(second.firstFailures()).isEqualTo(1);
    assertThat(second.cumulative().orElseThrow()).isCloseTo(300, within(1e-9));
    assertThat(second.failedShare().orElseThrow()).isCloseTo(200, within(1e-9));
    // Both failures of month 2 and M0's two: deviations .2-.03.. summed by machine, 2 x 10 machines
    double one = .2 - .03;
    double other = .1 - .03;
    double rest = -.03;
    assertThat(second.cumulativeVariance().orElseThrow())
        .isCloseTo(1e6 * (one * one + other * other + 8 * rest * rest), within(1e-3));
    Interval share = second.failedShareLimits(.95);
    // S = .8, Greenwood .1/(10 x .9) + (1/9)/(9 x 8/9) = .025, log-log
    double reach = 1.959964 * Math.sqrt(.025) / -Math.log(.8);
    assertThat(share.lower().value().orElseThrow())
        .isCloseTo(1000 * (1 - Math.pow(.8, Math.exp(-reach))), within(1e-3));
    assertThat(share.upper().value().orElseThrow())
        .isCloseTo(1000 * (1 - Math.pow(.8, Math.exp(reach))), within(1e-3));
    Interval none = months.get(2).rateLimits(.95);
    assertThat(none.lower()).isEqualTo(Limit.none(Reason.NO_FAILURES));
    assertThat(none.upper().value().orElseThrow())
        .isCloseTo(1000 * -Math.log(.025) / 10, within(1e-6));
  }

  @Property(tries = 200)
  void rateOfAllIsTheExposureWeightedMeanOfTheBuilds(
      @ForAll @Size(min = 2, max = 12)
          List<@Size(value = 4) List<@IntRange(min = 0, max = 400) Integer>> machines) {
    InServiceFleetBuilder builder = InServiceFleet.asOf(DAY.plusDays(400));
    for (int i = 0; i < machines.size(); i++) {
      List<Integer> days = machines.get(i);
      String id = "M" + i;
      LocalDate start = DAY.plusDays(days.get(0) / 2);
      builder.machine(id, "b" + i % 3, start);
      int leaves = days.get(1);
      boolean hasLeft = leaves % 2 == 0;
      if (hasLeft) {
        builder.left(id, start.plusDays(leaves));
      }
      for (int day : days.subList(2, 4)) {
        LocalDate failure = start.plusDays(day);
        if (!failure.isAfter(DAY.plusDays(400)) && !(hasLeft && day > leaves)) {
          builder.failed(id, failure);
        }
      }
    }
    if (!(RepairsPerThousand.of(builder.build(), 14, 30) instanceof Answer<RepairsPerThousand> a)) {
      return;
    }
    for (int month = 0; month < 14; month++) {
      RepairMonth total = a.value().total().months().get(month);
      List<RepairMonth> parts = new ArrayList<>();
      for (RepairsPerThousand.Series series : a.value().builds()) {
        parts.add(series.months().get(month));
      }
      double exposed = parts.stream().mapToDouble(RepairMonth::exposed).sum();
      assertThat(total.exposed()).isCloseTo(exposed, within(1e-9));
      if (exposed > 0) {
        double mean =
            parts.stream()
                    .filter(part -> part.exposed() > 0)
                    .mapToDouble(part -> part.exposed() * part.rate().orElseThrow())
                    .sum()
                / exposed;
        assertThat(total.rate().orElseThrow()).isCloseTo(mean, within(1e-9 * (1 + mean)));
        contains(total.rateLimits(.9), total.rate().orElseThrow());
      }
      if (total.cumulative() instanceof Answer<Double> cumulative) {
        contains(total.cumulativeLimits(.9), cumulative.value());
      }
      if (total.failedShare() instanceof Answer<Double> share) {
        contains(total.failedShareLimits(.9), share.value());
      }
    }
  }

  private static void contains(Interval limits, double value) {
    limits.lower().value().ifPresent(lower -> assertThat(lower).isLessThanOrEqualTo(value));
    limits.upper().value().ifPresent(upper -> assertThat(upper).isGreaterThanOrEqualTo(value));
  }

  @Test
  void fleetTooYoungIsRefusedAndContradictionsAreTold() {
    InServiceFleet young = InServiceFleet.asOf(DAY).machine("A", "b", DAY.minusDays(20)).build();
    assertThat(((Refusal<?>) RepairsPerThousand.of(young, 3, 0)).reason())
        .isEqualTo(Reason.IMMATURE);
    assertThat(
            ((Refusal<?>) RepairsPerThousand.of(InServiceFleet.asOf(DAY).build(), 3, 0)).reason())
        .isEqualTo(Reason.NO_DATA);
    assertThatThrownBy(
            () ->
                InServiceFleet.asOf(DAY)
                    .machine("A", "b", DAY.plusDays(1))
                    .machine("B", "b", DAY)
                    .machine("B", "b", DAY)
                    .left("B", DAY.minusDays(1))
                    .failed("B", DAY.plusDays(2))
                    .failed("C", DAY)
                    .build())
        .hasMessage(
            """
            Cannot use machine A: in service on 2024-02-01, after the data date 2024-01-31
            Cannot use machine B: stated twice
            Cannot let machine B leave on 2024-01-30: it serves since 2024-01-31
            Cannot use a failure of machine B on 2024-02-02: it is observed until 2024-01-30
            Cannot use failures of machine C: it is not stated""");
  }
}
