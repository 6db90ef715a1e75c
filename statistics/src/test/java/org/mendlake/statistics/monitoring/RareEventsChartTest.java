package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.monitoring.ControlChart.Point;
import org.mendlake.statistics.monitoring.ControlChart.Signal;

class RareEventsChartTest {

  @Test
  void limitOfTheGapCountIsThatOfTheGeometricLaw() {
    ControlChart chart =
        RareEventsChart.G.plot(gaps(10, 30, 20, 200), new Baseline.First(3)).orElseThrow();

    assertThat(chart.centre()).isEqualTo(20);
    assertThat(chart.points().get(0).upper()).isCloseTo(20 + 3 * Math.sqrt(420), within(1e-12));
    assertThat(chart.points().get(0).lower()).isEqualTo(0);
    assertThat(chart.signals()).containsExactly(4);
    assertThat(chart.runs().centre()).isCloseTo(Math.log(2) / Math.log(1.05) - 0.5, within(1e-12));
  }

  @Test
  void limitsOfTheTimeBetweenAreTurnedBack() {
    double[] days = {8, 27, 64, 27, 8};
    ControlChart chart = RareEventsChart.T.plot(gaps(days), Baseline.all()).orElseThrow();

    double[] roots = Arrays.stream(days).map(d -> Math.pow(d, 1 / 3.6)).toArray();
    double mean = Arrays.stream(roots).average().orElseThrow();
    double range = 2 * (roots[2] - roots[0]) / 4;
    Point point = chart.points().get(0);
    assertThat(Math.pow(point.upper(), 1 / 3.6)).isCloseTo(mean + 3 * range / 1.128, within(1e-9));
    assertThat(Math.pow(point.lower(), 1 / 3.6)).isCloseTo(mean - 3 * range / 1.128, within(1e-9));
    assertThat(Math.pow(chart.centre(), 1 / 3.6)).isCloseTo(mean, within(1e-12));
  }

  @Test
  void eventsThatComeFasterFallBelowTheFrozenLimit() {
    ControlChart before =
        RareEventsChart.T.plot(gaps(40, 44, 38, 45, 41, 42), Baseline.all()).orElseThrow();

    ControlChart after =
        RareEventsChart.T.plot(gaps(43, 20, 0, 90), before.baseline()).orElseThrow();

    assertThat(after.centre()).isCloseTo(before.centre(), within(1e-9));
    assertThat(after.points())
        .extracting(Point::signal)
        .containsExactly(
            Optional.empty(),
            Optional.of(Signal.BELOW),
            Optional.of(Signal.BELOW),
            Optional.of(Signal.ABOVE));
    assertThat(after.baselinePoints()).isZero();
  }

  @Test
  void equalAndMissingGapsAreRefused() {
    assertThat(reason(RareEventsChart.T.plot(gaps(5, 5, 5), Baseline.all())))
        .isEqualTo(Reason.NO_VARIATION);
    assertThat(reason(RareEventsChart.G.plot(List.of(), Baseline.all()))).isEqualTo(Reason.NO_DATA);
    assertThat(RareEventsChart.G.plot(gaps(0, 0), Baseline.all()).orElseThrow().signals())
        .isEmpty();
    assertThatThrownBy(() -> RareEventsChart.G.plot(gaps(1.5, 2, 2.5), Baseline.all()))
        .hasMessage(
            "Cannot draw a g chart of [1.5, 2.5]: it counts whole units; use a t chart for time");
  }

  private static List<Gap> gaps(double... sizes) {
    return Arrays.stream(sizes).mapToObj(Gap::of).toList();
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
