package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class TurnbullTest {

  @Test
  void overlappingIntervalsWorkedByHand() {
    // p1 (p1 + p2)^2 (p2 + p3)^2 p3 with p1 + p2 + p3 = 1 is largest where all are equal.
    LifeData data =
        LifeData.builder()
            .failedBy(1)
            .failedBy(2)
            .times(2)
            .failedBetween(1, 3)
            .times(2)
            .failedBetween(2, 3)
            .build();

    Turnbull estimate = Turnbull.of(data).orElseThrow();

    assertThat(estimate.masses())
        .extracting(mass -> List.of(mass.after(), mass.until()))
        .containsExactly(List.of(0.0, 1.0), List.of(1.0, 2.0), List.of(2.0, 3.0));
    assertThat(estimate.masses())
        .allSatisfy(mass -> assertThat(mass.probability()).isCloseTo(1 / 3.0, within(1e-7)));
    assertThat(estimate.logLikelihood())
        .isCloseTo(2 * Math.log(1 / 3.0) + 4 * Math.log(2 / 3.0), within(1e-10));
  }

  @Test
  void ofExactAndRightCensoredAgesItIsKaplanMeier() {
    isKaplanMeier(HardData.SIX_DECADES.sample(3));
  }

  @Test
  void ofLateEntriesItIsTheConditionalKaplanMeier() {
    LifeDataBuilder data = LifeData.builder();
    SplittableRandom random = new SplittableRandom(11);
    data.failed(1).failed(2).working(3).times(40);
    for (int unit = 0; unit < 60; unit++) {
      double entry = random.nextDouble(0, 20);
      data.observed(entry + random.nextDouble(0, 30), random.nextInt(2)).enteredAt(entry);
    }
    isKaplanMeier(data.build());
  }

  private static void isKaplanMeier(LifeData data) {
    KaplanMeier known = KaplanMeier.of(data, 0.95).orElseThrow();
    Turnbull estimate = Turnbull.of(data).orElseThrow();

    assertThat(known.conditionalOn()).isZero();
    for (int at = 0; at < known.points().size(); at++) {
      Turnbull.Mass mass = estimate.masses().get(at);
      assertThat(mass.until()).isEqualTo(known.points().get(at).age());
      assertThat(mass.after()).isEqualTo(mass.until());
      assertThat(mass.survivalAtEnd()).isCloseTo(known.points().get(at).survival(), within(1e-6));
    }
  }

  @Test
  void noOtherDistributionIsMoreLikely() {
    LifeData data = HardData.WIDE_OVERLAPPING_INTERVALS.sample(5);
    Turnbull estimate = Turnbull.of(data).orElseThrow();

    double attained = logLikelihood(data, estimate.masses());
    assertThat(attained).isCloseTo(estimate.logLikelihood(), within(1e-6));
    for (int to = 0; to < estimate.masses().size(); to++) {
      for (int from = 0; from < estimate.masses().size(); from++) {
        assertThat(logLikelihood(data, moved(estimate.masses(), from, to)))
            .isLessThanOrEqualTo(attained + 1e-7);
      }
    }
  }

  private static List<Turnbull.Mass> moved(List<Turnbull.Mass> masses, int from, int to) {
    List<Turnbull.Mass> moved = new ArrayList<>(masses);
    double little = masses.get(from).probability() * 0.01;
    moved.set(from, plus(moved.get(from), -little));
    moved.set(to, plus(moved.get(to), little));
    return moved;
  }

  private static Turnbull.Mass plus(Turnbull.Mass mass, double more) {
    return new Turnbull.Mass(
        mass.after(), mass.until(), mass.probability() + more, mass.survivalAtEnd());
  }

  private static double logLikelihood(LifeData data, List<Turnbull.Mass> masses) {
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double probability = 0;
      for (Turnbull.Mass mass : masses) {
        boolean isInside = mass.after() >= data.lower(row) && mass.until() <= data.upper(row);
        probability += isInside ? mass.probability() : 0;
      }
      sum += data.weight(row) * Math.log(probability);
    }
    return sum;
  }

  @Test
  void refusesWithoutDataOrFailures() {
    assertThat(((Refusal<Turnbull>) Turnbull.of(LifeData.builder().build())).reason())
        .isEqualTo(Reason.NO_DATA);
    assertThat(((Refusal<Turnbull>) Turnbull.of(LifeData.builder().working(1).build())).reason())
        .isEqualTo(Reason.NO_FAILURES);
  }
}
