package org.mendlake.statistics.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class EventRateTest {

  @Test
  void boundsAreThoseOfChiSquare() {
    Fleet fleet = Fleet.builder().observed("A", 0, 600).observed("B", 0, 400).event("A", 5).build();
    EventRate rate = EventRate.of(fleet).orElseThrow();

    assertThat(rate.rate()).isEqualTo(.001);
    Interval limits = rate.limits(.95);
    // chi-square 2.5 % of 2 degrees .0506356, 97.5 % of 4 degrees 11.143287
    assertThat(limits.lower().value().orElseThrow()).isCloseTo(.0506356 / 2000, within(5e-11));
    assertThat(limits.upper().value().orElseThrow()).isCloseTo(11.143287 / 2000, within(5e-10));
    Interval time = rate.meanTimeLimits(.95);
    assertThat(time.lower().value().orElseThrow()).isCloseTo(2000 / 11.143287, within(5e-5));
    assertThat(time.upper().value().orElseThrow()).isCloseTo(2000 / .0506356, within(5e-2));
  }

  @Test
  void historyThatEndsWithItsEventHasOneDegreePairLess() {
    EventRate rate = EventRate.of(Fleets.firstLoader()).orElseThrow();

    assertThat(rate.truncation()).isEqualTo(Truncation.FAILURE);
    // chi-square 97.5 % of 46 degrees 66.616529
    assertThat(rate.limits(.95).upper().value().orElseThrow())
        .isCloseTo(66.616529 / 2 / rate.exposure(), within(1e-9));
  }

  @Test
  void withoutAnEventThereIsAnUpperBoundOnly() {
    EventRate none = new EventRate(0, 1000, Truncation.TIME);

    assertThat(none.limits(.9).lower()).isEqualTo(Limit.none(Reason.NO_FAILURES));
    assertThat(none.limits(.9).upper().value().orElseThrow())
        .isCloseTo(-Math.log(.05) / 1000, within(1e-12));
    assertThat(none.meanTimeLimits(.9).upper()).isEqualTo(Limit.none(Reason.NO_FAILURES));
    assertThat(none.meanTimeBetweenFailures()).isInstanceOf(Refusal.class);
  }

  @Test
  void nothingObservedIsRefused() {
    assertThat(EventRate.of(Fleet.builder().build()))
        .isEqualTo(new Refusal<>(Reason.NO_EXPOSURE, "The 0 units were observed for no time"));
    assertThatThrownBy(() -> new EventRate(1, 0, Truncation.TIME))
        .hasMessage("Cannot divide by an exposure of 0.0");
  }
}
