package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.life.LifeData;
import org.mendlake.statistics.life.LifeDataBuilder;
import org.mendlake.statistics.life.MaximumLikelihood;
import org.mendlake.statistics.life.WeibullFit;
import org.mendlake.statistics.warranty.FailureForecast.Period;

class FailureForecastTest {
  private static final int[] FAILED = {7, 5, 7, 10, 12, 4, 8, 6, 5, 5, 0, 0};
  private static final int[] WORKING = {
    998, 999, 998, 999, 994, 994, 988, 989, 993, 979, 1000, 1000
  };

  @Test
  void shipmentsAgreeWithThePublishedForecast() {
    FailureForecast forecast = FailureForecast.of(shipments(), shippedOn(), 5, .95).orElseThrow();

    double[] expected = {13.1073, 27.4930, 43.1798, 60.1892, 78.5416};
    double[] lower = {7.0000, 18.1933, 31.2722, 45.9516, 62.1373};
    double[] upper = {22.3660, 39.8678, 58.1271, 77.4449, 97.9488};
    for (int i = 0; i < 5; i++) {
      Period period = forecast.periods().get(i);
      assertThat(period.expected()).isCloseTo(expected[i], within(5e-5));
      assertThat(period.poisson().lower().value().orElseThrow()).isCloseTo(lower[i], within(1e-4));
      assertThat(period.poisson().upper().value().orElseThrow()).isCloseTo(upper[i], within(1e-4));
    }
    assertThat(forecast.periods().get(1).expectedInPeriod())
        .isCloseTo(27.4930 - 13.1073, within(1e-4));
  }

  @Test
  void predictionTakesInWhatTheDataLeaveOpen() {
    Period last =
        FailureForecast.of(shipments(), shippedOn(), 5, .95).orElseThrow().periods().get(4);

    Interval prediction = last.prediction();
    assertThat(prediction.lower().value().orElseThrow()).isLessThan(62);
    assertThat(prediction.upper().value().orElseThrow()).isGreaterThan(98);
    assertThat(last.predictionError()).isGreaterThan(1.2 * Math.sqrt(last.expected()));
    assertThat(prediction.method()).isEqualTo(FailureForecast.PREDICTION);
  }

  @Test
  void bearingCagesAgreeWithThePublishedForecast() {
    Period next =
        FailureForecast.of(bearingCages(), bearingUnits(), 1, .9).orElseThrow().periods().get(0);

    assertThat(next.expected()).isCloseTo(5.058, within(5e-4));
  }

  @Test
  void knownLifeLeavesOnlyChance() {
    LifeDataBuilder data = LifeData.builder();
    for (int i = 1; i < 400; i++) {
      data.failed(100 * Math.pow(-Math.log(1 - i / 400.), 1 / 2.)).times(1e6);
    }
    WeibullFit fit = MaximumLikelihood.weibull(data.build()).orElseThrow();

    Period next =
        FailureForecast.of(
                fit, UnitsAtRisk.builder().working(50, 20).working(80, 10).build(), 1, .9)
            .orElseThrow()
            .periods()
            .get(0);

    double one = fit.distribution().failureProbability(50, 1);
    double other = fit.distribution().failureProbability(80, 1);
    assertThat(next.expected()).isCloseTo(20 * one + 10 * other, within(1e-9));
    assertThat(next.predictionError())
        .isCloseTo(Math.sqrt(20 * one * (1 - one) + 10 * other * (1 - other)), within(1e-4));
    // P(0) = .77 and P(at most 1) = .97 by the product of the trials
    assertThat(next.prediction().lower().value().orElseThrow()).isZero();
    assertThat(next.prediction().upper().value().orElseThrow()).isEqualTo(exactUpper(one, other));
  }

  /** Smallest number not exceeded with 95 % of 20 and 10 trials, trial by trial. */
  private static double exactUpper(double one, double other) {
    double[] chances = new double[32];
    chances[0] = 1;
    for (int trial = 0; trial < 30; trial++) {
      double p = trial < 20 ? one : other;
      for (int k = 30; k >= 0; k--) {
        chances[k] = chances[k] * (1 - p) + (k > 0 ? chances[k - 1] * p : 0);
      }
    }
    double sum = 0;
    int k = 0;
    while ((sum += chances[k]) < .95) {
      k++;
    }
    return k;
  }

  @Test
  void coverAndUseBoundTheCount() {
    WeibullFit fit = bearingCages();
    UnitsAtRisk covered =
        UnitsAtRisk.builder()
            .working(1000, 50, 300, 1150)
            .working(1200, 40, 300, 1100)
            .shipped(2, 10, 600, 500)
            .build();

    FailureForecast forecast = FailureForecast.of(fit, covered, 3, .9).orElseThrow();

    double first = 50 * fit.distribution().failureProbability(1000, 150);
    double second = 10 * fit.distribution().failureProbability(0, 500);
    assertThat(forecast.periods().get(0).expected()).isCloseTo(first, within(1e-12));
    assertThat(forecast.periods().get(1).expected()).isCloseTo(first + second, within(1e-12));
    assertThat(forecast.periods().get(2).expected()).isCloseTo(first + second, within(1e-12));
  }

  @Test
  void manyAgesCostNoPrecision() {
    UnitsAtRiskBuilder each = UnitsAtRisk.builder();
    UnitsAtRiskBuilder grouped = UnitsAtRisk.builder();
    for (int i = 0; i < 2000; i++) {
      each.working(500 + i / 2., 1, 300, Double.MAX_VALUE);
      if (i % 100 == 50) {
        grouped.working(500 + i / 2., 100, 300, Double.MAX_VALUE);
      }
    }

    Period one =
        FailureForecast.of(bearingCages(), each.build(), 1, .9).orElseThrow().periods().get(0);
    Period other =
        FailureForecast.of(bearingCages(), grouped.build(), 1, .9).orElseThrow().periods().get(0);

    assertThat(one.expected()).isCloseTo(other.expected(), within(.01 * other.expected()));
    assertThat(one.predictionError())
        .isCloseTo(other.predictionError(), within(.01 * other.predictionError()));
  }

  @Test
  void agesPastTheDataAreTold() {
    Outcome<FailureForecast> outcome =
        FailureForecast.of(
            bearingCages(),
            UnitsAtRisk.builder().working(2000, 5, 100, Double.MAX_VALUE).build(),
            2,
            .9);

    assertThat(((Answer<?>) outcome).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.EXTRAPOLATED);
  }

  @Test
  void nonsenseIsToldAndNothingIsRefused() {
    assertThatThrownBy(
            () ->
                UnitsAtRisk.builder()
                    .working(-1, 5)
                    .working(3, Double.NaN)
                    .working(4, Double.NaN)
                    .shipped(0, 5)
                    .shipped(1, 5, 0, 9)
                    .build())
        .hasMessage(
            """
            Cannot forecast with units of age -1.0: it is finite and 0 or more
            Cannot forecast with a number of units of NaN: it is finite and 0 to 1e15
            Cannot ship in period 0: the first to come is 1
            Cannot forecast with a use in a period of 0.0: it is finite and above 0""");
    assertThat(
            FailureForecast.of(bearingCages(), UnitsAtRisk.builder().working(3, 0).build(), 1, .9))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> FailureForecast.of(bearingCages(), bearingUnits(), 0, .9))
        .hasMessage("Cannot forecast 0 periods: give 1 to 1200");
  }

  static WeibullFit shipments() {
    LifeDataBuilder data = LifeData.builder();
    for (int month = 1; month <= 12; month++) {
      data.failedBetween(month - 1, month).times(FAILED[month - 1]);
      data.working(month).times(WORKING[month - 1]);
    }
    return MaximumLikelihood.weibull(data.build()).orElseThrow();
  }

  /** The units still working, and a thousand new ones each month to come. */
  static UnitsAtRisk shippedOn() {
    UnitsAtRiskBuilder units = UnitsAtRisk.builder();
    for (int month = 1; month <= 12; month++) {
      units.working(month, WORKING[month - 1]);
    }
    for (int month = 1; month <= 5; month++) {
      units.shipped(month, 1000);
    }
    return units.build();
  }

  private static final double[][] CAGES = {
    {50, 288}, {150, 148}, {250, 124}, {350, 111}, {450, 106}, {550, 99}, {650, 110},
    {750, 114}, {850, 119}, {950, 127}, {1050, 123}, {1150, 93}, {1250, 47}, {1350, 41},
    {1450, 27}, {1550, 11}, {1650, 6}, {1850, 1}, {2050, 2}
  };

  static WeibullFit bearingCages() {
    LifeDataBuilder data = LifeData.builder();
    for (double age : new double[] {230, 334, 423, 990, 1009, 1510}) {
      data.failed(age);
    }
    for (double[] cage : CAGES) {
      data.working(cage[0]).times(cage[1]);
    }
    return MaximumLikelihood.weibull(data.build()).orElseThrow();
  }

  static UnitsAtRisk bearingUnits() {
    UnitsAtRiskBuilder units = UnitsAtRisk.builder();
    for (double[] cage : CAGES) {
      units.working(cage[0], cage[1], 300, Double.MAX_VALUE);
    }
    return units.build();
  }
}
