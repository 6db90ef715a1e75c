package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.warranty.ClaimsForecast.Sum;

class ClaimsForecastTest {

  @Test
  void smallHistoryIsAsByHand() {
    ClaimsHistory history =
        ClaimsHistory.asOf(2)
            .sold(0, 100)
            .sold(1, 200)
            .sold(2, 300)
            .claims(0, 0, 10)
            .claims(0, 1, 6)
            .claims(0, 2, 3)
            .claims(1, 0, 18)
            .claims(1, 1, 10)
            .claims(2, 0, 15)
            .reportedWithin(List.of(.5, .8))
            .build();

    ClaimsForecast forecast = ClaimsForecast.of(history, 3, 2, .9).orElseThrow();

    // Exposure: age 0 100 + 200 x .8 + 300 x .5, age 1 100 x .8 + 200 x .5, age 2 100 x .5
    assertThat(forecast.rates())
        .extracting(ClaimsForecast.AgeRate::exposure)
        .containsExactly(410., 180., 50.);
    double[] rates = {43 / 410., 16 / 180., 3 / 50.};
    for (int age = 0; age < 3; age++) {
      assertThat(forecast.rates().get(age).rate()).isCloseTo(rates[age], within(1e-12));
    }
    // Unreported: 200 x .2 + 300 x .5 at age 0, 100 x .2 + 200 x .5 at age 1, 100 x .5 at age 2
    assertThat(forecast.unreported().expected())
        .isCloseTo(190 * rates[0] + 120 * rates[1] + 50 * rates[2], within(1e-9));
    // Next: 200 machines at age 2, 300 at age 1; then 300 at age 2. The oldest leave cover.
    assertThat(forecast.upcoming().get(0).expected())
        .isCloseTo(300 * rates[1] + 200 * rates[2], within(1e-9));
    assertThat(forecast.upcoming().get(1).expected())
        .isCloseTo(300 * rates[1] + 500 * rates[2], within(1e-9));
    assertThat(forecast.dispersion()).isEqualTo(1);
    double variance = 300 * rates[1] * (1 + 300 / 180.) + 200 * rates[2] * (1 + 200 / 50.);
    assertThat(forecast.upcoming().get(0).predictionError())
        .isCloseTo(Math.sqrt(variance), within(1e-9));
    assertThat(forecast.upcoming().get(0).cost()).isEmpty();
  }

  @Test
  void costsGoWithTheirSquares() {
    ClaimsHistory history =
        ClaimsHistory.asOf(1)
            .sold(0, 100)
            .sold(1, 50)
            .claim(0, 0, 10)
            .claim(0, 0, 30)
            .claim(0, 1, 20)
            .claim(1, 0, 40)
            .build();

    Sum next = ClaimsForecast.of(history, 2, 1, .9).orElseThrow().upcoming().get(0);

    // 50 machines at age 1, half of the 100 that cost 20.
    ClaimsForecast.Cost cost = next.cost().orElseThrow();
    assertThat(cost.expected()).isCloseTo(10, within(1e-12));
    assertThat(cost.predictionError()).isCloseTo(Math.sqrt(.5 * 1.5 * 400), within(1e-9));
    assertThat(cost.prediction().lower().value().orElseThrow()).isBetween(0., 10.);
  }

  @Test
  void variationBeyondPoissonWidensEveryError() {
    ClaimsHistoryBuilder builder = ClaimsHistory.asOf(9);
    for (int sale = 0; sale < 10; sale++) {
      builder.sold(sale, 1000);
      for (int age = 0; age < 10 - sale; age++) {
        builder.claims(sale, age, sale % 2 == 0 ? 20 : 60);
      }
    }

    ClaimsForecast forecast = ClaimsForecast.of(builder.build(), 10, 3, .9).orElseThrow();

    // Cells lie 20 from a mean of about 40: chi-square of a cell near 10.
    assertThat(forecast.dispersion()).isBetween(8., 14.);
    Sum last = forecast.upcoming().get(2);
    assertThat(last.predictionError())
        .isGreaterThan(Math.sqrt(forecast.dispersion() * last.expected()));
  }

  @Property(tries = 100)
  void fullyReportedHistoryHasNothingUnreported(
      @ForAll @Size(6) List<@IntRange(min = 0, max = 30) Integer> counts) {
    ClaimsHistoryBuilder builder = ClaimsHistory.asOf(2);
    int cell = 0;
    for (int sale = 0; sale < 3; sale++) {
      builder.sold(sale, 100 + sale);
      for (int age = 0; age < 3 - sale; age++) {
        builder.claims(sale, age, counts.get(cell++));
      }
    }

    if (ClaimsForecast.of(builder.build(), 3, 2, .9) instanceof Answer<ClaimsForecast> answer) {
      assertThat(answer.value().unreported().expected()).isZero();
      assertThat(answer.value().unreported().prediction().upper().value().orElseThrow()).isZero();
      for (Sum sum : answer.value().upcoming()) {
        assertThat(sum.prediction().lower().value().orElseThrow())
            .isLessThanOrEqualTo(sum.expected());
        assertThat(sum.prediction().upper().value().orElseThrow())
            .isGreaterThanOrEqualTo(sum.expected());
      }
    }
  }

  @Test
  void limitsHoldNineTimesInTen() {
    SplittableRandom random = new SplittableRandom(77);
    int held = 0;
    int runs = 1000;
    for (int run = 0; run < runs; run++) {
      ClaimsHistoryBuilder builder = ClaimsHistory.asOf(5);
      double next = 0;
      for (int sale = 0; sale < 6; sale++) {
        builder.sold(sale, 100);
        for (int age = 0; age < 6; age++) {
          double count = poisson(8 - age, random);
          if (sale + age <= 5) {
            builder.claims(sale, age, count);
          } else if (sale + age == 6) {
            next += count;
          }
        }
      }
      var prediction =
          ClaimsForecast.of(builder.build(), 6, 1, .9).orElseThrow().upcoming().get(0).prediction();
      held +=
          next >= prediction.lower().value().orElseThrow()
                  && next <= prediction.upper().value().orElseThrow()
              ? 1
              : 0;
    }
    // 90 % and what whole numbers and the floor of the dispersion add; three errors of 1,000 runs.
    assertThat(held / (double) runs).isBetween(.885, .965);
  }

  private static double poisson(double mean, SplittableRandom random) {
    return (double) new PoissonDistribution(mean).inverseCumulativeProbability(random.nextDouble());
  }

  @Test
  void agesThatNobodyReachedAreLeftOutAndTold() {
    ClaimsHistory history =
        ClaimsHistory.asOf(1).sold(0, 100).sold(1, 100).claims(0, 0, 5).claims(0, 1, 4).build();

    Outcome<ClaimsForecast> outcome = ClaimsForecast.of(history, 12, 2, .9);

    assertThat(((Answer<?>) outcome).cautions())
        .containsExactly(
            new Caution(
                Reason.EXTRAPOLATED,
                "300.0 machine-periods to come are of ages that no machine has reached; their"
                    + " claims are left out"));
  }

  @Test
  void nothingSoldOrClaimedIsRefusedAndContradictionsAreTold() {
    assertThat(reason(ClaimsHistory.asOf(1).build())).isEqualTo(Reason.NO_EXPOSURE);
    assertThat(reason(ClaimsHistory.asOf(1).sold(0, 5).build())).isEqualTo(Reason.NO_FAILURES);
    assertThatThrownBy(
            () ->
                ClaimsHistory.asOf(3)
                    .sold(4, 10)
                    .sold(2, -1)
                    .claims(1, 0, 2)
                    .claims(2, 2, 2)
                    .reportedWithin(List.of(.5, .4))
                    .build())
        .hasMessageContainingAll(
            "Cannot use sales of period 4: after the data period 3",
            "Cannot use sales of -1.0 in period 2",
            "Cannot use claims at age 2 on machines sold in period 2",
            "Cannot use reported shares [0.5, 0.4]: they rise from above 0 to 1",
            "Cannot use claims on machines sold in period 1: none");
  }

  private static Reason reason(ClaimsHistory history) {
    return ((Refusal<?>) ClaimsForecast.of(history, 3, 1, .9)).reason();
  }
}
