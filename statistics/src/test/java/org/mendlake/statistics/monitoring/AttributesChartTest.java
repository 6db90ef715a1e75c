package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.monitoring.ControlChart.Point;

class AttributesChartTest {
  private static final int[] CANS = {
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12,
    7, 13, 9, 6
  };

  @Test
  void baselineWithoutACountSaysSo() {
    List<Subgroup> nothing = new ArrayList<>(Collections.nCopies(24, Subgroup.of(0, 50)));
    nothing.add(Subgroup.of(1, 50));

    Outcome<ControlChart> outcome = AttributesChart.P.plot(nothing, new Baseline.First(24));

    assertThat(outcome.orElseThrow().signals()).containsExactly(25);
    assertThat(((Answer<ControlChart>) outcome).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.NO_FAILURES);
  }

  @Test
  void shareChartAgreesWithThePublishedOne() {
    ControlChart chart = AttributesChart.P.plot(cans(), Baseline.all()).orElseThrow();

    assertThat(chart.centre()).isCloseTo(0.2150, within(5e-5));
    assertThat(chart.points().get(0).lower()).isCloseTo(0.040703, within(5e-7));
    assertThat(chart.points().get(0).upper()).isCloseTo(0.389297, within(5e-7));
    assertThat(chart.signals()).containsExactly(15, 21, 23);
    assertThat(chart.baselinePoints()).isEqualTo(28);
  }

  @Test
  void frozenBaselineIsNotMovedByLaterPoints() {
    ControlChart first = AttributesChart.P.plot(cans(), Baseline.all()).orElseThrow();
    List<Subgroup> later = List.of(Subgroup.of(48, 50), Subgroup.of(49, 100));

    ControlChart next = AttributesChart.P.plot(later, first.baseline()).orElseThrow();

    assertThat(next.centre()).isEqualTo(first.centre());
    assertThat(next.signals()).containsExactly(1, 2);
    List<Subgroup> both = new ArrayList<>(cans());
    both.addAll(later);
    assertThat(AttributesChart.P.plot(both, new Baseline.First(30)).orElseThrow().baseline())
        .isEqualTo(first.baseline());
  }

  @Test
  void limitsFollowTheSizeAndStayInRange() {
    List<Subgroup> lots = List.of(Subgroup.of(9, 10), Subgroup.of(90, 100));

    List<Point> shares = AttributesChart.P.plot(lots, Baseline.all()).orElseThrow().points();
    List<Point> rates = AttributesChart.U.plot(lots, Baseline.all()).orElseThrow().points();

    assertThat(shares.get(0).upper()).isEqualTo(1);
    assertThat(shares.get(1).upper()).isCloseTo(0.9 + 3 * Math.sqrt(0.09 / 100), within(1e-12));
    assertThat(rates.get(0).lower()).isCloseTo(0, within(1e-12));
    assertThat(rates.get(1).lower()).isCloseTo(0.9 - 3 * Math.sqrt(0.9 / 100), within(1e-12));
    assertThat(rates.get(1).upper()).isCloseTo(0.9 + 3 * Math.sqrt(0.9 / 100), within(1e-12));
  }

  @Test
  void countChartHasTheRootOfItsCentreAsSigma() {
    List<Subgroup> lots = List.of(Subgroup.of(10, 2), Subgroup.of(22, 2), Subgroup.of(40, 2));

    ControlChart chart = AttributesChart.C.plot(lots, new Baseline.First(2)).orElseThrow();

    assertThat(chart.centre()).isEqualTo(16);
    assertThat(chart.points().get(2).upper()).isCloseTo(28, within(1e-12));
    assertThat(chart.signals()).containsExactly(3);
  }

  @Test
  void laneyWidensTheLimitsByTheSpreadOfTheZValues() {
    List<Subgroup> lots =
        List.of(Subgroup.of(400, 10000), Subgroup.of(600, 10000), Subgroup.of(500, 10000));

    ControlChart chart = AttributesChart.LANEY_P.plot(lots, Baseline.all()).orElseThrow();

    double sigma = Math.sqrt(0.05 * 0.95 / 10000);
    double spread = (0.02 / sigma + 0.01 / sigma) / 2 / 1.128;
    assertThat(chart.baseline().spread().orElseThrow()).isCloseTo(spread, within(1e-9));
    assertThat(chart.points().get(0).upper()).isCloseTo(0.05 + 3 * sigma * spread, within(1e-12));
    assertThat(chart.signals()).isEmpty();
    assertThat(AttributesChart.P.plot(lots, Baseline.all()).orElseThrow().signals())
        .containsExactly(1, 2);
  }

  @Test
  void runsAreCountedAroundTheCentre() {
    int[] counts = {1, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 5};
    List<Subgroup> lots = new ArrayList<>();
    for (int count : counts) {
      lots.add(Subgroup.of(count, 1));
    }

    RunTests runs =
        AttributesChart.C.plot(lots, new Baseline.Stated(5, OptionalDouble.empty()))
            .orElseThrow()
            .runs();

    assertThat(runs).isEqualTo(new RunTests(5, 11, 8, 11, 6, 1, 2));
    assertThat(runs.isRunTooLong()).isTrue();
    assertThat(runs.areCrossingsTooFew()).isTrue();
  }

  @Test
  void runLimitsAreThoseOfAnhoej() {
    RunTests twenty = alternating(20);
    RunTests twentyFour = alternating(24);

    assertThat(twenty.longestRunLimit()).isEqualTo(7);
    assertThat(twenty.crossingsLimit()).isEqualTo(6);
    assertThat(twentyFour.longestRunLimit()).isEqualTo(8);
    assertThat(twentyFour.crossingsLimit()).isEqualTo(8);
    assertThat(twentyFour.crossings()).isEqualTo(23);
    assertThat(twentyFour.isRunTooLong() || twentyFour.areCrossingsTooFew()).isFalse();
  }

  @Test
  void periodWithoutInspectionHasNoPointAndIsTold() {
    Outcome<ControlChart> outcome =
        AttributesChart.P.plot(
            List.of(Subgroup.of(1, 10), Subgroup.of(0, 0), Subgroup.of(2, 10)), Baseline.all());

    assertThat(outcome.orElseThrow().points()).extracting(Point::position).containsExactly(1, 3);
    assertThat(((Answer<ControlChart>) outcome).cautions())
        .extracting(c -> c.reason())
        .containsExactly(Reason.TOO_FEW_POINTS, Reason.NO_EXPOSURE);
  }

  @Test
  void emptyBaselineAndEqualPointsAreRefused() {
    List<Subgroup> excluded = List.of(Subgroup.excluded(1, 10, "strike"));
    List<Subgroup> none = List.of(Subgroup.of(0, 10), Subgroup.of(0, 10));

    assertThat(reason(AttributesChart.P.plot(excluded, Baseline.all()))).isEqualTo(Reason.NO_DATA);
    assertThat(reason(AttributesChart.P.plot(List.of(), Baseline.all()))).isEqualTo(Reason.NO_DATA);
    assertThat(reason(AttributesChart.LANEY_U.plot(none, Baseline.all())))
        .isEqualTo(Reason.NO_VARIATION);
    assertThat(AttributesChart.U.plot(none, Baseline.all()).orElseThrow().signals()).isEmpty();
  }

  @Test
  void allMisfitsAreToldAtOnce() {
    List<Subgroup> lots = List.of(Subgroup.of(3, 2), Subgroup.of(1, 2), Subgroup.of(5, 4));

    assertThatThrownBy(() -> AttributesChart.P.plot(lots, Baseline.all()))
        .hasMessage(
            "Cannot draw a p chart: 3 of 2.0 at position 1, 5 of 4.0 at position 3; defective items"
                + " are at most those inspected; use a u chart for defects");
    assertThatThrownBy(() -> AttributesChart.C.plot(lots, Baseline.all()))
        .hasMessageContaining("size 4.0 at position 3");
    assertThatThrownBy(() -> Subgroup.excluded(1, 2, " "))
        .hasMessageStartingWith("Cannot exclude a subgroup without a reason");
    assertThatThrownBy(() -> Subgroup.of(1, Double.NaN)).hasMessageStartingWith("Cannot chart 1");
  }

  @Property(tries = 300)
  void limitsHoldTheCentreAndStayInRange(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 40) Integer> counts) {
    List<Subgroup> lots = counts.stream().map(count -> Subgroup.of(count, 40)).toList();

    for (AttributesChart kind : AttributesChart.values()) {
      if (kind.plot(lots, Baseline.all()) instanceof Answer<ControlChart> answer) {
        double most = kind == AttributesChart.P || kind == AttributesChart.LANEY_P ? 1 : 1e9;
        for (Point point : answer.value().points()) {
          assertThat(point.lower()).isBetween(0.0, answer.value().centre());
          assertThat(point.upper()).isBetween(answer.value().centre(), most);
        }
      }
    }
  }

  private static RunTests alternating(int points) {
    List<Subgroup> lots = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      lots.add(Subgroup.of(i % 2 == 0 ? 4 : 6, 1));
    }
    return AttributesChart.C.plot(lots, Baseline.all()).orElseThrow().runs();
  }

  private static List<Subgroup> cans() {
    List<Subgroup> subgroups = new ArrayList<>();
    for (int i = 0; i < CANS.length; i++) {
      subgroups.add(
          i == 14 || i == 22
              ? Subgroup.excluded(CANS[i], 50, "new operator")
              : Subgroup.of(CANS[i], 50));
    }
    return subgroups;
  }

  private static Reason reason(Outcome<?> outcome) {
    return ((Refusal<?>) outcome).reason();
  }
}
