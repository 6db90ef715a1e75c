package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Refusal;

class MeanCumulativeDifferenceTest {

  @Test
  void variancesAddWhileBothFleetsAreObserved() {
    Fleet five = Fleets.fiveSystems();
    Fleet pair =
        Fleet.builder()
            .observed("A", 0, 18)
            .observed("B", 0, 18)
            .event("A", 4)
            .event("A", 16)
            .build();

    List<MeanCumulativeDifference.Point> points =
        MeanCumulativeDifference.of(five, pair, Measure.COUNT, VarianceEstimator.LAWLESS_NADEAU)
            .orElseThrow()
            .points();

    assertThat(points)
        .extracting(MeanCumulativeDifference.Point::age)
        .containsExactly(4., 5., 6., 10., 12., 13., 15., 16., 17.);
    // before any event of the five: 0 - 1/2, variance of the pair 2 x (1/4)^2
    assertThat(points.get(0).difference()).isEqualTo(-.5);
    assertThat(points.get(0).variance().orElseThrow()).isCloseTo(.125, within(1e-12));
    // at 16 both have events: 1.8 - 1, .112 + .5
    assertThat(points.get(7).difference()).isCloseTo(.8, within(1e-12));
    assertThat(points.get(7).variance().orElseThrow()).isCloseTo(.612, within(1e-12));
    assertThat(points.get(7).limits(.95).lower().value().orElseThrow())
        .isCloseTo(.8 - 1.959964 * Math.sqrt(.612), within(1e-6));
  }

  @Test
  void refusalOfEitherFleetIsPassedOn() {
    assertThat(
            MeanCumulativeDifference.of(
                Fleets.fiveSystems(),
                Fleet.builder().build(),
                Measure.COUNT,
                VarianceEstimator.NELSON))
        .isInstanceOf(Refusal.class);
  }
}
