package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.monitoring.SeasonalBaseline.Expectation;

class SeasonalBaselineTest {
  private static final double[] SEASON = {2, 2, 6, 9, 8, 7, 4, 4, 8, 9, 6, 2};

  @Test
  void eachPlaceOfTheSeasonHasItsRateAndGrowthIsTheExposures() {
    List<Subgroup> history = new ArrayList<>();
    for (int year = 1; year <= 50; year++) {
      for (double rate : SEASON) {
        history.add(Subgroup.of(Math.round(10 * year * rate), 10 * year));
      }
    }

    SeasonalBaseline baseline = SeasonalBaseline.of(history, 12).orElseThrow();

    for (int place = 0; place < 12; place++) {
      assertThat(baseline.rates().get(place)).isCloseTo(SEASON[place], within(1e-3));
    }
    assertThat(baseline.dispersion()).isEqualTo(1);
    assertThat(baseline.expect(600 + 3, 20, 0.01).expected()).isCloseTo(180, within(0.02));
  }

  @Test
  void limitIsFarringtonsWhereNothingVaries() {
    List<Subgroup> history = new ArrayList<>();
    for (int period = 0; period < 40; period++) {
      history.add(Subgroup.of(100, 1));
    }

    Expectation next = SeasonalBaseline.of(history, 1).orElseThrow().expect(40, 1, 0.025);

    double deviation = Math.sqrt(100 + 100.0 * 100 / 4001);
    assertThat(next.expected()).isCloseTo(100, within(1e-9));
    assertThat(next.upper())
        .isCloseTo(100 * Math.pow(1 + 2 / 3. * 1.959964 * deviation / 100, 1.5), within(1e-4));
    assertThat(next.isExceededBy(120)).isFalse();
    assertThat(next.isExceededBy(122)).isTrue();
  }

  @Test
  void pastOutbreakHardlyRaisesTheLimit() {
    List<Subgroup> calm = seasons(6, 3);
    List<Subgroup> struck = new ArrayList<>(calm);
    Subgroup month = calm.get(15);
    struck.set(15, Subgroup.of(month.count() * 6, month.size()));
    struck.set(27, Subgroup.excluded(10_000, 1, "recall"));

    double expected = SeasonalBaseline.of(calm, 12).orElseThrow().expect(75, 1, 0.01).expected();
    double after = SeasonalBaseline.of(struck, 12).orElseThrow().expect(75, 1, 0.01).expected();

    assertThat(after).isBetween(0.8 * expected, 1.35 * expected);
  }

  @Test
  void falseAlarmsAreAboutAsManyAsAskedFor() {
    int alarms = 0;
    int looks = 0;
    for (int seed = 0; seed < 400; seed++) {
      List<Subgroup> months = seasons(6, 100 + seed);
      SeasonalBaseline baseline = SeasonalBaseline.of(months.subList(0, 60), 12).orElseThrow();
      for (int month = 60; month < 72; month++) {
        looks++;
        alarms += baseline.expect(month, 1, 0.02).isExceededBy(months.get(month).count()) ? 1 : 0;
      }
    }

    assertThat((double) alarms / looks).isBetween(0.01, 0.03);
  }

  @Test
  void monthThatNeverHadAnEventMayHaveOne() {
    List<Subgroup> history = new ArrayList<>();
    for (int year = 0; year < 3; year++) {
      history.add(Subgroup.of(0, 1));
      history.add(Subgroup.of(8, 1));
    }

    SeasonalBaseline baseline = SeasonalBaseline.of(history, 2).orElseThrow();

    assertThat(baseline.rates().get(0)).isCloseTo(1 / 3.25, within(0.05));
    assertThat(baseline.expect(6, 1, 0.01).isExceededBy(1)).isFalse();
    assertThat(baseline.expect(6, 1, 0.01).isExceededBy(8)).isTrue();
  }

  @Test
  void tooLittleHistoryIsRefused() {
    assertThat(reason(SeasonalBaseline.of(seasons(1, 1), 12))).isEqualTo(Reason.TOO_FEW_POINTS);
    assertThat(reason(SeasonalBaseline.of(List.of(Subgroup.of(0, 1), Subgroup.of(0, 1)), 1)))
        .isEqualTo(Reason.NO_FAILURES);
    List<Subgroup> closed = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      closed.add(i % 2 == 0 ? Subgroup.of(3, 1) : Subgroup.of(0, 0));
    }
    assertThat(reason(SeasonalBaseline.of(closed, 2))).isEqualTo(Reason.NO_EXPOSURE);
    assertThatThrownBy(() -> SeasonalBaseline.of(closed, 0)).hasMessageContaining("one at least");
  }

  private static List<Subgroup> seasons(int years, int seed) {
    RandomDataGenerator random = RandomDataGenerator.of(new Well19937c(seed));
    List<Subgroup> months = new ArrayList<>();
    for (int month = 0; month < 12 * years; month++) {
      months.add(Subgroup.of(random.nextPoisson(SEASON[month % 12]), 1));
    }
    return months;
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
