package org.mendlake.statistics.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class DegenerateDataTest {

  @Test
  void nothingToFit() {
    refuses(LifeData.builder(), Reason.NO_DATA);
    refuses(LifeData.builder().failed(5).times(0).failed(6).times(0), Reason.NO_DATA);
  }

  @Test
  void noFailureOrTooFew() {
    refuses(LifeData.builder().working(5).times(100), Reason.NO_FAILURES);
    refuses(LifeData.builder().failed(5).working(9).times(50), Reason.TOO_FEW_FAILURES);
    refuses(LifeData.builder().failed(5).failed(7).working(9), Reason.TOO_FEW_FAILURES);
  }

  @Test
  void allFailuresAtOneAge() {
    refuses(LifeData.builder().failed(5).times(10), Reason.NO_VARIATION);
    refuses(
        LifeData.builder().failed(5).times(10).working(5).times(3).working(2), Reason.NO_VARIATION);
    refuses(
        LifeData.builder().failed(5).times(10).failedBetween(4, 6).failedBy(7),
        Reason.NO_VARIATION);
  }

  @Test
  void equalFailuresAmongOlderUnitsHaveAMaximum() {
    LifeData data = LifeData.builder().failed(5).times(10).working(8).times(30).build();

    WeibullFit fit = MaximumLikelihood.weibull(data).orElseThrow();

    SecondSearch.Found second = SecondSearch.weibull(data);
    assertThat(fit.logLikelihood()).isCloseTo(second.value(), within(1e-7));
    assertThat(Math.log(fit.distribution().shape())).isCloseTo(second.logShape(), within(1e-3));
  }

  @Test
  void intervalsThatShareAnAge() {
    refuses(LifeData.builder().failedBy(12).times(5).working(12).times(20), Reason.NO_VARIATION);
    refuses(
        LifeData.builder().failedBetween(6, 12).times(5).failedBetween(12, 18).times(5),
        Reason.NO_VARIATION);
  }

  @Test
  void lateEntriesAfterTheOnlyAge() {
    refuses(
        LifeData.builder()
            .failed(1)
            .failedBy(3.4)
            .enteredAt(1.02)
            .failedBy(18.4)
            .times(2)
            .enteredAt(14.7),
        Reason.NO_VARIATION);
  }

  @Test
  void allLeftCensored() {
    refuses(LifeData.builder().failedBy(12).times(5).failedBy(20).times(5), Reason.AT_THE_EDGE);
    refuses(
        LifeData.builder().failedBy(12).times(5).enteredAt(4).failedBy(20).times(5),
        Reason.AT_THE_EDGE);
  }

  @Test
  void statusThatFallsWithAge() {
    refuses(
        LifeData.builder().failedBy(10).times(9).working(20).times(9).working(5).failedBy(30),
        Reason.AT_THE_EDGE);
  }

  @Test
  void lateEntriesWithAHazardThatFallsFasterThanAnyWeibull() {
    LifeDataBuilder data = LifeData.builder();
    for (int unit = 1; unit <= 30; unit++) {
      data.failed(10 + 0.01 * unit).enteredAt(10).working(1e5).enteredAt(10);
    }
    refuses(data, Reason.AT_THE_EDGE);
  }

  @Test
  void aSideWithoutLimitHasNoNumber() {
    LifeDataBuilder status = LifeData.builder();
    for (int age = 1; age <= 12; age++) {
      status.failedBy(age).times(age > 6 ? 2 : 1).working(age).times(2);
    }
    WeibullFit fit = MaximumLikelihood.weibull(status.build()).orElseThrow();

    Interval shape = fit.shape(0.95).interval();
    Interval life = fit.life(0.9, 0.95).interval();

    assertThat(shape.lower().reason()).contains(Reason.UNBOUNDED);
    assertThat(shape.upper().value()).isPresent();
    assertThat(life.upper().reason()).contains(Reason.UNBOUNDED);
    assertThat(life.lower().value()).isPresent();
  }

  @Test
  void weibayesBoundsTheScaleWithoutFailures() {
    LifeData data = LifeData.builder().working(1000).times(10).working(500).times(4).build();

    Weibayes bound = Weibayes.of(data, 2, 0.95).orElseThrow();

    assertThat(bound.scale()).isEmpty();
    double total = 10 * 1000.0 * 1000 + 4 * 500.0 * 500;
    assertThat(bound.interval().lower().value().orElseThrow())
        .isCloseTo(Math.sqrt(total / -Math.log(0.05)), within(1e-6));
    assertThat(bound.interval().upper().reason()).contains(Reason.UNBOUNDED);
    assertThat(bound.failureProbability(300).lower().reason()).contains(Reason.UNBOUNDED);
    assertThat(bound.failureProbability(300).upper().value().orElseThrow())
        .isCloseTo(1 - Math.pow(0.05, 300.0 * 300 / total), within(1e-9));
  }

  @Test
  void weibayesFixesTheShapeForTwoFailures() {
    LifeData data = LifeData.builder().failed(3).failed(5).working(10).times(8).build();

    Weibayes fixed = Weibayes.of(data, 1, 0.9).orElseThrow();

    assertThat(fixed.scale().orElseThrow()).isCloseTo(44, within(1e-12));
    // chi-squared quantiles: 0.95 at 6 degrees of freedom 12.59159, 0.05 at 4 0.710723
    assertThat(fixed.interval().lower().value().orElseThrow())
        .isCloseTo(176 / 12.59159, within(1e-4));
    assertThat(fixed.interval().upper().value().orElseThrow())
        .isCloseTo(176 / 0.710723, within(1e-3));
  }

  private static void refuses(LifeDataBuilder rows, Reason reason) {
    LifeData data = rows.build();
    assertThat(reason(MaximumLikelihood.weibull(data))).isEqualTo(reason);
    assertThat(reason(MaximumLikelihood.lognormal(data))).isEqualTo(reason);
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
