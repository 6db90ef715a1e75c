package org.mendlake.statistics.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.demand.DemandForecast.Total;
import org.mendlake.statistics.demand.DemandMethod.Smoothing;
import org.mendlake.statistics.demand.DemandPattern.Kind;

class DemandForecastTest {
  private static final List<Double> PART =
      demand(
          0, 2, 0, 1, 0, 11, 0, 0, 0, 0, 2, 0, 6, 3, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0,
          0, 1, 0, 1, 0, 0);
  private static final DemandBootstrap BOOTSTRAP = new DemandBootstrap(6, 0.9, 4000, 5);

  @Test
  void forecastsAgreeWithThePublishedOnes() {
    assertThat(mean(DemandMethod.CROSTON, PART)).isCloseTo(.984597, within(5e-7));
    assertThat(mean(DemandMethod.SBA, PART)).isCloseTo(.935367, within(5e-7));
  }

  @Test
  void patternAgreesWithThePublishedOne() {
    DemandPattern pattern = DemandPattern.of(PART).orElseThrow();

    assertThat(pattern.interval()).isCloseTo(3.2727, within(5e-5));
    assertThat(pattern.squaredVariation()).isCloseTo(.79778, within(5e-6));
    assertThat(pattern.kind()).isEqualTo(Kind.LUMPY);
    assertThat(kind(4, 4, 0, 4, 4)).isEqualTo(Kind.SMOOTH);
    assertThat(kind(1, 9, 1, 1, 9)).isEqualTo(Kind.ERRATIC);
    assertThat(kind(0, 0, 5, 0, 5)).isEqualTo(Kind.INTERMITTENT);
  }

  @Test
  void probabilityIsUpdatedInEveryPeriod() {
    assertThat(mean(DemandMethod.TSB, demand(0, 4, 0, 0))).isCloseTo(4 * 0.5 * 0.81, within(1e-12));
    assertThat(mean(DemandMethod.TSB, demand(0, 4, 8)))
        .isCloseTo(4.4 * (0.5 + 0.1 * 0.5), within(1e-12));
    assertThat(mean(DemandMethod.CROSTON, demand(0, 4, 0, 0))).isEqualTo(2);
  }

  @Test
  void obsolescencePullsOnlyTheProbabilityDown() {
    Double[] dead = new Double[60];
    Arrays.fill(dead, 0.0);
    dead[0] = 5.0;

    assertThat(mean(DemandMethod.CROSTON, List.of(dead))).isEqualTo(5);
    assertThat(mean(DemandMethod.TSB, List.of(dead))).isLessThan(0.02);
  }

  @Test
  void fittedForecastsUseOnlyWhatCameBefore() {
    DemandForecast forecast = forecast(DemandMethod.CROSTON, demand(0, 4, 8, 0, 2));

    assertThat(forecast.firstFitted()).isEqualTo(3);
    assertThat(forecast.fitted()).hasSize(3);
    assertThat(forecast.fitted().get(0)).isEqualTo(2);
    assertThat(forecast.fitted().get(1)).isCloseTo(4.4 / 1.9, within(1e-12));
  }

  @Test
  void intervalsCoverTheFuturesTheyAreDrawnFrom() {
    DemandForecast forecast = forecast(DemandMethod.SBA, PART);

    Total sixth = forecast.horizon().get(5);
    assertThat(sixth.expected()).isCloseTo(6 * .935367, within(1e-5));
    assertThat(sixth.interval().lower().value()).contains(0.0);
    assertThat(sixth.interval().upper().value().orElseThrow()).isBetween(11.0, 22.0);
    assertThat(forecast).isEqualTo(forecast(DemandMethod.SBA, PART));
  }

  @Test
  void meanAboveTheSizesScalesThem() {
    DemandBootstrap next = new DemandBootstrap(1, 0.9, 500, 1);

    Total total = next.totals(DemandHistory.of(demand(2, 2, 2)), 5).get(0);

    assertThat(total.interval().lower().value()).contains(5.0);
    assertThat(total.interval().upper().value()).contains(5.0);
  }

  @Test
  void historyWithoutDemandIsRefusedAndReturnsAreTold() {
    Outcome<DemandForecast> none =
        DemandForecast.of(demand(0, 0), DemandMethod.SBA, Smoothing.of(0.1), BOOTSTRAP);

    assertThat(((Refusal<DemandForecast>) none).reason()).isEqualTo(Reason.NO_DATA);
    assertThat(DemandPattern.of(List.of())).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> mean(DemandMethod.SBA, demand(1, -2, Double.NaN)))
        .hasMessage(
            "Cannot forecast from a demand of -2.0 in period 2, NaN in period 3: it is finite and"
                + " not negative; returns are no demand");
    assertThatThrownBy(() -> Smoothing.of(0)).hasMessageContaining("above 0 and at most 1");
  }

  @Test
  void scoresWeighErrorsAsDefined() {
    assertThat(
            ForecastScore.meanAbsoluteScaledError(demand(3, 0), demand(1, 1), demand(0, 4, 0, 2))
                .orElseThrow())
        .isCloseTo(1.5 / (10 / 3.0), within(1e-12));
    assertThat(ForecastScore.pinball(demand(10, 0), demand(4, 4), 0.9).orElseThrow())
        .isCloseTo((0.9 * 6 + 0.1 * 4) / 2, within(1e-12));
    Outcome<Double> flat =
        ForecastScore.meanAbsoluteScaledError(demand(1), demand(1), demand(2, 2));
    assertThat(((Refusal<Double>) flat).reason()).isEqualTo(Reason.NO_VARIATION);
  }

  @Property(tries = 200)
  void forecastStaysBetweenNothingAndTheLargestDemand(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 9) Integer> history,
      @ForAll DemandMethod method) {
    List<Double> demand = history.stream().map(d -> (double) d).toList();
    Outcome<DemandForecast> outcome =
        DemandForecast.of(demand, method, Smoothing.of(0.2), new DemandBootstrap(3, 0.8, 50, 1));
    if (outcome instanceof Answer<DemandForecast> answer) {
      double largest = history.stream().mapToInt(d -> d).max().orElseThrow();
      assertThat(answer.value().mean()).isBetween(0.0, largest);
      for (Total total : answer.value().horizon()) {
        assertThat(total.expected())
            .isBetween(
                total.interval().lower().value().orElseThrow(),
                total.interval().upper().value().orElseThrow());
      }
    } else {
      assertThat(history).containsOnly(0);
    }
  }

  private static double mean(DemandMethod method, List<Double> demand) {
    return forecast(method, demand).mean();
  }

  private static DemandForecast forecast(DemandMethod method, List<Double> demand) {
    return DemandForecast.of(demand, method, Smoothing.of(0.1), BOOTSTRAP).orElseThrow();
  }

  private static Kind kind(double... demand) {
    return DemandPattern.of(demand(demand)).orElseThrow().kind();
  }

  private static List<Double> demand(double... demand) {
    return Arrays.stream(demand).boxed().toList();
  }
}
