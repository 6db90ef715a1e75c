package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.warranty.CostForecast.Period;

class CostForecastTest {

  @Test
  void expectedCostIsFailuresTimesTheirCostAtThePricesOfTheirPeriod() {
    FailureCost cost = cost(200, 0, List.of(1.0, 1.1));
    CostForecast forecast =
        CostForecast.of(
                FailureForecastTest.shipments(), FailureForecastTest.shippedOn(), 3, cost, .9)
            .orElseThrow();

    // 13.1073, 14.3857 and 15.6868 failures; the last price level holds on.
    assertThat(forecast.periods().get(0).expected()).isCloseTo(200 * 13.1073, within(.02));
    assertThat(forecast.periods().get(2).expected())
        .isCloseTo(200 * 13.1073 + 220 * (43.1798 - 13.1073), within(.05));
  }

  @Test
  void costsThatVaryWidenTheLimits() {
    Period fixed = last(cost(200, 0, List.of()));
    Period varied = last(cost(200, 300, List.of()));
    Period fewClaims =
        last(new FailureCost(FailureCost.Kind.WARRANTY, "CNY", 200, 300, 4, List.of()));

    assertThat(fixed.expected()).isEqualTo(varied.expected());
    // E[N] Var(c) more variance: 43.18 x 300^2
    assertThat(Math.pow(varied.predictionError(), 2) - Math.pow(fixed.predictionError(), 2))
        .isCloseTo(43.18 * 90_000, within(.05 * 43.18 * 90_000));
    assertThat(fewClaims.predictionError()).isGreaterThan(1.5 * varied.predictionError());
    for (Period period : List.of(fixed, varied, fewClaims)) {
      assertThat(period.median()).isLessThan(period.eighty());
      assertThat(period.eighty()).isLessThan(period.ninetyFive());
      assertThat(period.prediction().upper().value().orElseThrow())
          .isCloseTo(period.ninetyFive(), within(1e-6 * period.ninetyFive()));
    }
  }

  @Test
  void scaleOfMoneyChangesNothingElse() {
    Period one = last(cost(200, 300, List.of()));
    Period thousand = last(cost(200_000, 300_000, List.of()));

    assertThat(thousand.eighty() / one.eighty()).isCloseTo(1000, within(1e-4));
    assertThat(thousand.predictionError() / one.predictionError()).isCloseTo(1000, within(1e-6));
  }

  @Test
  void costOfNothingIsRefused() {
    assertThatThrownBy(() -> cost(0, 1, List.of()))
        .hasMessage("Cannot use 0.0 as mean cost of a failure: it is finite and above 0");
    assertThatThrownBy(() -> cost(5, 1, List.of(1.0, -1.0)))
        .hasMessage("Cannot use -1.0 as price level of a failure: it is finite and above 0");
  }

  private static Period last(FailureCost cost) {
    return CostForecast.of(
            FailureForecastTest.shipments(), FailureForecastTest.shippedOn(), 3, cost, .9)
        .orElseThrow()
        .periods()
        .get(2);
  }

  private static FailureCost cost(double mean, double deviation, List<Double> index) {
    return new FailureCost(FailureCost.Kind.WARRANTY, "CNY", mean, deviation, 1_000_000, index);
  }
}
