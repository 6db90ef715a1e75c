package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.monitoring.FalseDiscoveryRate.Ranked;
import org.mendlake.statistics.monitoring.FalseDiscoveryRate.Stream;

class FalseDiscoveryRateTest {

  @Test
  void midPCountsHalfOfWhatIsAsStriking() {
    assertThat(new Stream("a", 0, 2).midP()).isCloseTo(1 - Math.exp(-2) / 2, within(1e-15));
    assertThat(new Stream("a", 2, 1).midP())
        .isCloseTo(1 - 2 * Math.exp(-1) - Math.exp(-1) / 4, within(1e-14));
  }

  @Test
  void farTailsKeepTheirDigits() {
    double leading = Math.exp(40 * Math.log(0.5) - 0.5 - logFactorial(40));
    double next = leading * 0.5 / 41;

    assertThat(new Stream("a", 40, 0.5).midP() / (leading / 2 + next * (1 + 0.5 / 42)))
        .isCloseTo(1, within(1e-5));
  }

  @Test
  void streamsAreRankedAndAdjustedAsBenjaminiAndHochbergSay() {
    List<Ranked> ranked =
        FalseDiscoveryRate.rank(
            List.of(
                new Stream("quiet", 3, 3),
                new Stream("loud", 12, 3),
                new Stream("odd", 7, 3),
                new Stream("odder", 8, 3)));

    assertThat(ranked)
        .extracting(r -> r.stream().name())
        .containsExactly("loud", "odder", "odd", "quiet");
    assertThat(ranked.get(0).adjusted()).isCloseTo(4 * ranked.get(0).midP(), within(1e-15));
    assertThat(ranked.get(1).adjusted()).isCloseTo(2 * ranked.get(1).midP(), within(1e-15));
    assertThat(ranked.get(3).adjusted()).isEqualTo(ranked.get(3).midP());
    assertThat(ranked.get(2).isListedAt(0.05)).isTrue();
    assertThat(ranked.get(3).isListedAt(0.05)).isFalse();
  }

  @Test
  void adjustedValueNeverFallsDownTheList() {
    List<Ranked> ranked =
        FalseDiscoveryRate.rank(
            List.of(new Stream("a", 9, 3), new Stream("b", 9, 3), new Stream("c", 0, 3)));

    assertThat(ranked.get(0).adjusted()).isEqualTo(ranked.get(1).adjusted());
    assertThat(ranked.get(0).stream().name()).isEqualTo("a");
    assertThat(FalseDiscoveryRate.rank(List.of())).isEmpty();
  }

  @Test
  void streamWithoutExpectationIsNonsense() {
    assertThatThrownBy(() -> new Stream("a", 1, 0))
        .hasMessageStartingWith("Cannot test a with 1 observed and 0.0 expected");
  }

  private static double logFactorial(int n) {
    double sum = 0;
    for (int i = 2; i <= n; i++) {
      sum += Math.log(i);
    }
    return sum;
  }
}
