package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mendlake.statistics.recurrent.VarianceEstimator.LAWLESS_NADEAU;
import static org.mendlake.statistics.recurrent.VarianceEstimator.NELSON;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class MeanCumulativeFunctionTest {

  @Test
  void oneUnitHasNoLimitsThatCouldBeTooNarrow() {
    Outcome<MeanCumulativeFunction> outcome =
        MeanCumulativeFunction.of(
            Fleet.builder().observed("A", 0, 9).event("A", 4).build(),
            Measure.COUNT,
            VarianceEstimator.LAWLESS_NADEAU);

    assertThat(((Answer<?>) outcome).cautions())
        .extracting(Caution::detail)
        .containsExactly("One unit shows no spread between units: there are no limits");
  }

  @Test
  void fiveSystemsAgreeWithThePublishedValues() {
    List<MeanCumulativePoint> points = counted(Fleets.fiveSystems(), LAWLESS_NADEAU).points();

    double[] ages = {5, 6, 10, 12, 13, 15, 16, 17, 20, 22, 25};
    double[] values = {.2, .4, .6, .8, 1.2, 1.6, 1.8, 2, 2.333333, 2.666667, 3.666667};
    double[] variances = {
      .032, .048, .128, .112, .112, .208, .112, .160, .189630, .145185, .145185
    };
    assertThat(points).hasSize(ages.length);
    for (int i = 0; i < ages.length; i++) {
      assertThat(points.get(i).age()).isEqualTo(ages[i]);
      assertThat(points.get(i).value()).isCloseTo(values[i], within(5e-7));
      assertThat(points.get(i).variance().orElseThrow()).isCloseTo(variances[i], within(5e-7));
    }
    assertThat(points.get(7).atRisk()).isEqualTo(5);
    assertThat(points.get(8).atRisk()).isEqualTo(3);
  }

  @Test
  void earthMovingMachinesAgreeWithThePublishedValues() {
    Fleet fleet = Fleets.machineH();
    assertThat(fleet.units()).hasSize(23);
    assertThat(fleet.eventCount()).isEqualTo(550);
    assertThat(fleet.exposure()).isCloseTo(133_809.4, within(.05));
    MeanCumulativeFunction count = counted(fleet, LAWLESS_NADEAU);
    MeanCumulativeFunction labour =
        MeanCumulativeFunction.of(fleet, Measure.COST, LAWLESS_NADEAU).orElseThrow();

    double[] ages = {1000, 3000, 5000, 7000, 9000};
    int[] atRisk = {23, 20, 15, 7, 2};
    double[] counts = {3.521739, 12.086505, 20.589386, 28.635201, 37.082820};
    double[] countErrors = {.237103, .425556, .562549, .635895, .675013};
    double[] hours = {10.660870, 40.989657, 71.803784, 103.902040, 131.472040};
    double[] hourErrors = {.886930, 2.184860, 2.972334, 3.370010, 3.466328};
    for (int i = 0; i < ages.length; i++) {
      MeanCumulativePoint counting = count.at(ages[i]).orElseThrow();
      assertThat(counting.atRisk()).isEqualTo(atRisk[i]);
      assertThat(counting.value()).isCloseTo(counts[i], within(5e-7));
      assertThat(counting.standardError().orElseThrow()).isCloseTo(countErrors[i], within(5e-7));
      MeanCumulativePoint summing = labour.at(ages[i]).orElseThrow();
      assertThat(summing.value()).isCloseTo(hours[i], within(5e-6));
      assertThat(summing.standardError().orElseThrow()).isCloseTo(hourErrors[i], within(5e-7));
    }
  }

  @Test
  void unbiasedVarianceOfFullHistoriesIsThatOfTheMeanNumber() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 10)
            .observed("B", 0, 10)
            .observed("C", 0, 10)
            .event("A", 1)
            .event("A", 2)
            .event("A", 2)
            .event("B", 4)
            .build();

    MeanCumulativePoint last = counted(fleet, NELSON).at(10).orElseThrow();

    // 3, 1 and 0 events: mean 4/3, sample variance 7/3, of the mean a third of that.
    assertThat(last.variance().orElseThrow()).isCloseTo(7. / 9, within(1e-12));
    assertThat(counted(fleet, LAWLESS_NADEAU).at(10).orElseThrow().variance().orElseThrow())
        .isCloseTo(7. / 9 * 2 / 3, within(1e-12));
  }

  @Test
  void limitsAreNamedAndSymmetricOnTheirScale() {
    MeanCumulativePoint point = counted(Fleets.fiveSystems(), LAWLESS_NADEAU).points().get(0);

    Interval normal = point.limits(.95, LimitScale.NORMAL);
    Interval log = point.limits(.95, LimitScale.LOG);

    assertThat(normal.lower().value().orElseThrow()).isCloseTo(-.150609, within(5e-7));
    assertThat(normal.upper().value().orElseThrow()).isCloseTo(.550609, within(5e-7));
    assertThat(normal.method()).isEqualTo("normal limits, Lawless-Nadeau variance");
    // exp(1.959964 x sqrt(.032) / .2) = 5.772152
    assertThat(log.lower().value().orElseThrow()).isCloseTo(.2 / 5.772152, within(5e-7));
    assertThat(log.upper().value().orElseThrow()).isCloseTo(.2 * 5.772152, within(5e-6));
  }

  @Test
  void meanOfOneUnitHasNoLimitsFromThereOn() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 10)
            .observed("B", 0, 5)
            .event("A", 3)
            .event("A", 8)
            .build();

    for (VarianceEstimator estimator : VarianceEstimator.values()) {
      MeanCumulativeFunction function = counted(fleet, estimator);
      assertThat(function.at(7).orElseThrow().variance()).isPresent();
      MeanCumulativePoint lonely = function.at(8).orElseThrow();
      assertThat(lonely.value()).isEqualTo(1.5);
      assertThat(lonely.variance()).isEmpty();
      assertThat(lonely.limits(.9, LimitScale.LOG).upper())
          .isEqualTo(Limit.none(Reason.TOO_FEW_AT_RISK));
    }
  }

  @Test
  void unitsThatAgreeSayNothingOfTheirSpread() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 9)
            .observed("B", 0, 9)
            .observed("C", 0, 9)
            .event("A", .1)
            .event("B", .1)
            .event("C", .1)
            .build();

    assertThat(counted(fleet, LAWLESS_NADEAU).points().get(0).limits(.95, LimitScale.LOG).lower())
        .isEqualTo(Limit.none(Reason.NO_VARIATION));
  }

  @Test
  void gapIsNoExposure() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 4)
            .observed("A", 6, 10)
            .observed("B", 0, 10)
            .observed("C", 0, 10)
            .event("B", 5)
            .event("A", 7)
            .build();

    List<MeanCumulativePoint> points = counted(fleet, LAWLESS_NADEAU).points();

    assertThat(points).extracting(MeanCumulativePoint::atRisk).containsExactly(2, 3);
    assertThat(points.get(1).value()).isCloseTo(1 / 2. + 1 / 3., within(1e-15));
  }

  @Test
  void windowBeginsAfterItsFirstAgeAndAtZeroWithIt() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 9)
            .observed("B", 5, 9)
            .event("A", 0)
            .event("A", 5)
            .event("A", 6)
            .build();

    assertThat(counted(fleet, LAWLESS_NADEAU).points())
        .extracting(MeanCumulativePoint::atRisk)
        .containsExactly(1, 1, 2);
  }

  @Test
  void fleetWithoutEventsStaysAtZero() {
    var outcome =
        MeanCumulativeFunction.of(
            Fleet.builder().observed("A", 0, 8).observed("B", 0, 6).build(),
            Measure.COUNT,
            LAWLESS_NADEAU);

    assertThat(((Answer<?>) outcome).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.NO_FAILURES);
    MeanCumulativePoint point = outcome.orElseThrow().at(8).orElseThrow();
    assertThat(point.value()).isZero();
    assertThat(point.variance()).isEqualTo(Optional.of(0.0));
    assertThat(point.limits(.95, LimitScale.NORMAL).lower())
        .isEqualTo(Limit.none(Reason.NO_VARIATION));
  }

  @Test
  void emptyFleetUnstatedCostsAndUnobservedAgesAreRefused() {
    assertThat(MeanCumulativeFunction.of(Fleet.builder().build(), Measure.COUNT, NELSON))
        .isEqualTo(new Refusal<>(Reason.NO_DATA, "The fleet has no unit"));
    Fleet uncosted = Fleet.builder().observed("A", 0, 8).event("A", 1).build();
    assertThat(MeanCumulativeFunction.of(uncosted, Measure.COST, NELSON))
        .isEqualTo(new Refusal<>(Reason.NO_DATA, "None of the 1 events states a cost"));
    assertThat(counted(uncosted, NELSON).at(8.5))
        .isEqualTo(
            new Refusal<>(
                Reason.TOO_FEW_AT_RISK,
                "No unit is under observation at age 8.5; the last one is until 8.0"));
  }

  @Test
  void limitsOfFewUnitsAreCautionedAgainst() {
    assertThat(
            ((Answer<?>)
                    MeanCumulativeFunction.of(Fleets.fiveSystems(), Measure.COUNT, LAWLESS_NADEAU))
                .cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.TOO_FEW_AT_RISK);
    FleetBuilder ten = Fleet.builder();
    for (int unit = 0; unit < 10; unit++) {
      ten.observed("U" + unit, 0, 9).event("U" + unit, unit % 5);
    }
    assertThat(
            ((Answer<?>) MeanCumulativeFunction.of(ten.build(), Measure.COUNT, LAWLESS_NADEAU))
                .cautions())
        .isEmpty();
  }

  @Test
  void unbiasedVarianceOfManyLateUnitsIsRefused() {
    FleetBuilder builder = Fleet.builder();
    for (int unit = 0; unit < 5_001; unit++) {
      builder.observed("U" + unit, unit % 7, 20).event("U" + unit, 1 + unit % 7 + unit % 5);
    }
    Fleet fleet = builder.build();

    assertThat(((Refusal<?>) MeanCumulativeFunction.of(fleet, Measure.COUNT, NELSON)).reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(counted(fleet, LAWLESS_NADEAU).points()).hasSize(11);
  }

  @Test
  void unstatedCostAddsNothingAndIsTold() {
    Fleet fleet =
        Fleet.builder()
            .observed("A", 0, 8)
            .event("A", 1, 10)
            .event("A", 2)
            .event("A", 3, -4)
            .build();

    var outcome = MeanCumulativeFunction.of(fleet, Measure.COST, LAWLESS_NADEAU);

    assertThat(outcome.orElseThrow().points())
        .extracting(MeanCumulativePoint::value)
        .containsExactly(10., 10., 6.);
    assertThat(((Answer<?>) outcome).cautions())
        .contains(new Caution(Reason.NO_DATA, "1 of 3 events state no cost and add nothing"));
  }

  private static MeanCumulativeFunction counted(Fleet fleet, VarianceEstimator estimator) {
    return MeanCumulativeFunction.of(fleet, Measure.COUNT, estimator).orElseThrow();
  }
}
