package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.recurrent.TrendTest.Direction;

class TrendTestsTest {

  @Test
  void loadersAgreeWithThePublishedValues() {
    TrendTest first = TrendTests.of(Fleets.firstLoader()).laplace().orElseThrow();
    assertThat(first.statistic()).isCloseTo(1.9766, within(5e-5));
    assertThat(first.events()).isEqualTo(22);
    assertThat(first.pValue()).isCloseTo(.04809, within(5e-5));
    assertThat(first.direction()).isEqualTo(Direction.DETERIORATING);
    TrendTest eleventh = TrendTests.of(Fleets.eleventhLoader()).laplace().orElseThrow();
    assertThat(eleventh.statistic()).isCloseTo(.2418, within(5e-5));
  }

  @Test
  void militaryStatisticIsTwiceTheEventsOverBeta() {
    Fleet loader = Fleets.firstLoader();
    TrendTest test = TrendTests.of(loader).military().orElseThrow();

    assertThat(test.statistic())
        .isCloseTo(2 * 23 / PowerLaw.of(loader).orElseThrow().beta(), within(1e-9));
    assertThat(test.degrees()).isEqualTo(44);
    assertThat(test.direction()).isEqualTo(Direction.DETERIORATING);
    // P(chi-square of 44 degrees <= 28.2529) = .0313323, by its sum of Poisson terms
    assertThat(test.pValue()).isCloseTo(2 * .0313323, within(5e-6));
  }

  @Test
  void lewisRobinsonDividesLaplaceByTheVariationOfGaps() {
    Fleet fleet =
        Fleet.builder().observed("A", 0, 12).event("A", 1).event("A", 4).event("A", 9).build();
    TrendTests tests = TrendTests.of(fleet);

    // gaps 1, 3, 5: mean 3, standard deviation 2
    double laplace = (14 - 3 * 6) / (12 * Math.sqrt(3 / 12.));
    assertThat(tests.laplace().orElseThrow().statistic()).isCloseTo(laplace, within(1e-12));
    assertThat(tests.lewisRobinson().orElseThrow().statistic())
        .isCloseTo(laplace * 3 / 2, within(1e-12));
    assertThat(((Answer<?>) tests.laplace()).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.TOO_FEW_FAILURES);
  }

  @Test
  void unitsOfUnlikeRatesAreNoTrend() {
    FleetBuilder builder = Fleet.builder().observed("busy", 0, 10).observed("calm", 0, 1000);
    for (int i = 0; i < 20; i++) {
      builder.event("busy", i / 2. + .25);
    }
    builder.event("calm", 250).event("calm", 750);

    TrendTests tests = TrendTests.of(builder.build());

    assertThat(tests.laplace().orElseThrow().statistic()).isCloseTo(0, within(1e-9));
    assertThat(tests.military().orElseThrow().pValue()).isGreaterThan(.3);
  }

  @Test
  void windowsThatBeginLateCountFromTheirBeginning() {
    TrendTests late =
        TrendTests.of(
            Fleet.builder()
                .observed("A", 100, 110)
                .observed("A", 200, 220)
                .event("A", 104)
                .event("A", 209)
                .build());

    double variance = (10. * 10 + 20 * 20) / 12;
    assertThat(late.laplace().orElseThrow().statistic())
        .isCloseTo((4 - 5 + 9 - 10) / Math.sqrt(variance), within(1e-12));
    assertThat(late.military().orElseThrow().statistic())
        .isCloseTo(2 * Math.log(2.5 * 20 / 9), within(1e-12));
  }

  @Test
  void historiesWithoutEvidenceAreRefused() {
    TrendTests none = TrendTests.of(Fleet.builder().observed("A", 0, 9).build());
    assertThat(reason(none.laplace())).isEqualTo(Reason.NO_FAILURES);
    TrendTests only =
        TrendTests.of(Fleet.builder().observedToLastEvent("A", 0).event("A", 9).build());
    assertThat(reason(only.military())).isEqualTo(Reason.NO_FAILURES);
    TrendTests equal =
        TrendTests.of(Fleet.builder().observed("A", 0, 9).event("A", 2).event("A", 4).build());
    assertThat(reason(equal.lewisRobinson())).isEqualTo(Reason.NO_VARIATION);
    TrendTests single = TrendTests.of(Fleet.builder().observed("A", 0, 9).event("A", 2).build());
    assertThat(reason(single.lewisRobinson())).isEqualTo(Reason.TOO_FEW_FAILURES);
    TrendTests start =
        TrendTests.of(Fleet.builder().observed("A", 0, 9).event("A", 0).event("A", 4).build());
    assertThat(reason(start.military())).isEqualTo(Reason.AT_THE_EDGE);
    TrendTests instant = TrendTests.of(Fleet.builder().observed("A", 0, 0).event("A", 0).build());
    assertThat(reason(instant.laplace())).isEqualTo(Reason.NO_FAILURES);
  }

  private static Reason reason(Outcome<TrendTest> outcome) {
    return ((Refusal<TrendTest>) outcome).reason();
  }
}
