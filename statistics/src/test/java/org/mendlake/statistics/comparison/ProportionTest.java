package org.mendlake.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class ProportionTest {
  private static final double PRINTED = 5e-5;

  @Test
  void wilsonLimitsAgreeWithThePublishedOnes() {
    assertLimits(new Proportion(81, 263).wilson(0.95), 0.2553, 0.3662);
    assertLimits(new Proportion(0, 20).wilson(0.95), 0, 0.1611);
    assertLimits(new Proportion(1, 29).wilson(0.95), 0.0061, 0.1718);
  }

  @Test
  void differencesAgreeWithNewcombesExamples() {
    assertLimits(new Proportion(56, 70).minus(new Proportion(48, 80), 0.95), 0.0524, 0.3339);
    assertLimits(new Proportion(9, 10).minus(new Proportion(3, 10), 0.95), 0.1705, 0.8090);
    assertLimits(new Proportion(10, 10).minus(new Proportion(0, 10), 0.95), 0.6075, 1);
  }

  @Test
  void differenceTurnsItsSignWithItsOrder() {
    IntervalEstimate there = new Proportion(7, 34).minus(new Proportion(1, 34), 0.9).orElseThrow();
    IntervalEstimate back = new Proportion(1, 34).minus(new Proportion(7, 34), 0.9).orElseThrow();

    assertThat(back.value()).isEqualTo(-there.value());
    assertThat(lower(back)).isCloseTo(-upper(there), within(1e-15));
  }

  @Test
  void netPromoterScoreAgreesWithThePublishedInterval() {
    Outcome<IntervalEstimate> outcome = new NetPromoterScore(60, 25, 15).estimate(0.95);

    assertThat(outcome.orElseThrow().value()).isEqualTo(0.45);
    assertLimits(outcome, 0.29343, 0.58036, 1e-5);
  }

  @Test
  void answersAreSortedIntoPromotersPassivesAndDetractors() {
    assertThat(NetPromoterScore.ofAnswers(List.of(10, 9, 8, 7, 6, 0)))
        .isEqualTo(new NetPromoterScore(2, 2, 2));
    assertThat(Proportion.topTwoBox(List.of(5, 4, 3, 1), 5)).isEqualTo(new Proportion(2, 4));
  }

  @Test
  void nobodyAskedGivesNoNumber() {
    Proportion none = new Proportion(0, 0);

    assertThat(reason(none.wilson(0.95))).isEqualTo(Reason.NO_DATA);
    assertThat(reason(none.minus(new Proportion(1, 2), 0.95))).isEqualTo(Reason.NO_DATA);
    assertThat(reason(new NetPromoterScore(0, 0, 0).estimate(0.95))).isEqualTo(Reason.NO_DATA);
  }

  @Test
  void nonsenseIsToldWithTheRule() {
    assertThatThrownBy(() -> new Proportion(3, 2))
        .hasMessage("Cannot take 3 of 2: successes are 0 to the trials");
    assertThatThrownBy(() -> NetPromoterScore.ofAnswers(List.of(11)))
        .hasMessage("Cannot read answer 11: the scale goes from 0 to 10");
    assertThatThrownBy(() -> Proportion.topTwoBox(List.of(0), 5))
        .hasMessage("Cannot read answer 0: the scale goes from 1 to 5");
    assertThatThrownBy(() -> new Proportion(1, 2).wilson(95))
        .hasMessageStartingWith("Cannot use confidence 95.0");
  }

  @Property
  void intervalContainsItsEstimateAndStaysInRange(
      @ForAll @IntRange(max = 300) int one,
      @ForAll @IntRange(max = 300) int two,
      @ForAll @IntRange(max = 300) int three,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double confidence) {
    if (one + two + three == 0) {
      return;
    }
    Proportion share = new Proportion(one, one + two + three);
    assertInside(share.wilson(confidence), 0);
    assertInside(share.minus(new Proportion(three, one + two + three), confidence), -1);
    assertInside(new NetPromoterScore(one, two, three).estimate(confidence), -1);
  }

  private static void assertInside(Outcome<IntervalEstimate> outcome, double least) {
    IntervalEstimate estimate = outcome.orElseThrow();
    assertThat(lower(estimate)).isBetween(least, estimate.value());
    assertThat(upper(estimate)).isBetween(estimate.value(), 1.0);
  }

  private static void assertLimits(Outcome<IntervalEstimate> outcome, double lower, double upper) {
    assertLimits(outcome, lower, upper, PRINTED);
  }

  private static void assertLimits(
      Outcome<IntervalEstimate> outcome, double lower, double upper, double tolerance) {
    assertThat(lower(outcome.orElseThrow())).isCloseTo(lower, within(tolerance));
    assertThat(upper(outcome.orElseThrow())).isCloseTo(upper, within(tolerance));
  }

  private static double lower(IntervalEstimate estimate) {
    return estimate.interval().lower().value().orElseThrow();
  }

  private static double upper(IntervalEstimate estimate) {
    return estimate.interval().upper().value().orElseThrow();
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
