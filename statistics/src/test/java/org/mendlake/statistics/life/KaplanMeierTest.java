package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class KaplanMeierTest {

  /** Weeks of remission under 6-mercaptopurine (Freireich 1963). */
  private static LifeData remission() {
    LifeDataBuilder data = PublishedData.failed(6, 6, 6, 7, 10, 13, 16, 22, 23);
    for (double age : new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      data.working(age);
    }
    return data.build();
  }

  @Test
  void remissionTimes() {
    KaplanMeier estimate = KaplanMeier.of(remission(), 0.95).orElseThrow();

    double[][] expected = {
      {6, 21, 3, 0.857, 0.0764, 0.620, 0.952},
      {7, 17, 1, 0.807, 0.0869, 0.563, 0.923},
      {10, 15, 1, 0.753, 0.0963, 0.503, 0.889},
      {13, 12, 1, 0.690, 0.1068, 0.432, 0.849},
      {16, 11, 1, 0.627, 0.1141, 0.368, 0.805},
      {22, 7, 1, 0.538, 0.1282, 0.268, 0.747},
      {23, 6, 1, 0.448, 0.1346, 0.188, 0.680},
    };
    assertThat(estimate.points()).hasSize(expected.length);
    for (int at = 0; at < expected.length; at++) {
      KaplanMeier.Point point = estimate.points().get(at);
      assertThat(point.age()).isEqualTo(expected[at][0]);
      assertThat(point.atRisk()).isEqualTo(expected[at][1]);
      assertThat(point.failures()).isEqualTo(expected[at][2]);
      assertThat(point.survival()).isCloseTo(expected[at][3], within(5e-4));
      assertThat(point.standardError().orElseThrow()).isCloseTo(expected[at][4], within(5e-5));
      Interval interval = point.interval();
      assertThat(interval.lower().value().orElseThrow()).isCloseTo(expected[at][5], within(5e-4));
      assertThat(interval.upper().value().orElseThrow()).isCloseTo(expected[at][6], within(5e-4));
    }
    assertThat(estimate.survival(12.9)).isEqualTo(estimate.points().get(2).survival());
    assertThat(estimate.life(0.5)).contains(23.0);
    assertThat(estimate.life(0.6)).isEmpty();
  }

  @Test
  void cumulativeHazardHasThePoissonVariance() {
    NelsonAalen estimate = NelsonAalen.of(remission(), 0.95).orElseThrow();

    NelsonAalen.Point second = estimate.points().get(1);
    assertThat(second.cumulativeHazard()).isCloseTo(3 / 21.0 + 1 / 17.0, within(1e-15));
    assertThat(second.standardError()).isCloseTo(Math.sqrt(3 / 441.0 + 1 / 289.0), within(1e-15));
    NelsonAalen.Point last = estimate.points().get(6);
    assertThat(last.cumulativeHazard()).isCloseTo(0.7521, within(5e-5));
    double width = 1.959964 * last.standardError() / last.cumulativeHazard();
    assertThat(last.interval().lower().value().orElseThrow())
        .isCloseTo(last.cumulativeHazard() * Math.exp(-width), within(1e-6));
  }

  @Test
  void stopsWhereFewerThanFiveAreAtRisk() {
    Outcome<KaplanMeier> outcome =
        KaplanMeier.of(PublishedData.failed(1, 2, 3, 4, 5, 6).build(), 0.95);

    assertThat(outcome.orElseThrow().points())
        .extracting(KaplanMeier.Point::atRisk)
        .containsExactly(6.0, 5.0);
    assertThat(((Answer<KaplanMeier>) outcome).cautions())
        .containsExactly(
            new Caution(
                Reason.TOO_FEW_AT_RISK,
                "it stops before age 3.0, where fewer than 5 units are at risk"));
  }

  @Test
  void lateEntriesCountFromTheirEntryOn() {
    LifeDataBuilder data = LifeData.builder();
    data.failed(2).failed(3);
    data.failed(10).enteredAt(3).working(12).times(9).enteredAt(5);
    data.failed(11).times(2).enteredAt(10);
    Outcome<KaplanMeier> outcome = KaplanMeier.of(data.build(), 0.95);

    KaplanMeier estimate = outcome.orElseThrow();
    assertThat(estimate.conditionalOn()).isEqualTo(3);
    assertThat(estimate.points()).extracting(KaplanMeier.Point::atRisk).containsExactly(10.0, 11.0);
    assertThat(estimate.points().get(1).survival()).isCloseTo(9 / 10.0 * 9 / 11.0, within(1e-15));
    assertThat(((Answer<KaplanMeier>) outcome).cautions())
        .extracting(Caution::detail)
        .containsExactly(
            "before late entries fewer than 5 units are at risk:"
                + " all values are conditional on survival to age 3.0");
  }

  @Test
  void whereNothingSurvivesThereAreNoLimits() {
    KaplanMeier estimate =
        KaplanMeier.of(LifeData.builder().failed(8).times(9).build(), 0.9).orElseThrow();

    KaplanMeier.Point point = estimate.points().get(0);
    assertThat(point.survival()).isZero();
    assertThat(point.standardError()).isEmpty();
    assertThat(point.interval().lower().reason()).contains(Reason.AT_THE_EDGE);
  }

  @Test
  void refusesWhatItCannotTell() {
    assertThat(reason(LifeData.builder().build())).isEqualTo(Reason.NO_DATA);
    assertThat(reason(LifeData.builder().failed(5).times(0).build())).isEqualTo(Reason.NO_DATA);
    assertThat(reason(LifeData.builder().failedBetween(1, 2).times(9).build()))
        .isEqualTo(Reason.UNSUITABLE_DATA);
    assertThat(KaplanMeier.of(PublishedData.failed(1, 2).build(), 0.95))
        .isEqualTo(
            new Refusal<>(
                Reason.TOO_FEW_AT_RISK,
                "at no age with a failure are 5 or more units at risk; there are 2.0 in all"));
  }

  @Test
  void withoutFailuresEverybodySurvives() {
    Outcome<KaplanMeier> outcome =
        KaplanMeier.of(LifeData.builder().working(5).times(20).build(), 0.95);

    assertThat(outcome.orElseThrow().survival(5)).isEqualTo(1);
    assertThat(((Answer<KaplanMeier>) outcome).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.NO_FAILURES);
  }

  private static Reason reason(LifeData data) {
    return ((Refusal<KaplanMeier>) KaplanMeier.of(data, 0.95)).reason();
  }
}
