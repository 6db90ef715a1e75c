package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.monitoring.CusumChart.Point;
import org.mendlake.statistics.monitoring.CusumDesign.Start;

class PoissonCusumTest {

  @Test
  void averageRunLengthsAgreeWithThePublishedOnes() {
    PoissonCusum chart = PoissonCusum.of(5, 10);

    assertThat(length(chart, 4)).isCloseTo(421.65, within(0.005));
    assertThat(length(chart, 5)).isCloseTo(29.808, within(0.0005));
    assertThat(length(chart, 6)).isCloseTo(9.726, within(0.0005));
    assertThat(length(chart, 8)).isCloseTo(3.964, within(0.0005));
  }

  @Test
  void chartThatSignalsAtTheFirstEventRunsGeometrically() {
    assertThat(length(PoissonCusum.of(0.5, 0.5), 0.01))
        .isCloseTo(1 / -Math.expm1(-0.01), within(1e-9));
    assertThat(length(PoissonCusum.of(1, 3), 1e-4) / 1e12).isBetween(1.0, 1e9);
  }

  @Test
  void finerLatticeOfTheSameChartGivesTheSameLength() {
    PoissonCusum scaled = new PoissonCusum(2.5, 7.5, 3.75);

    double simulated = simulatedLength(scaled, 2.2, 40_000);

    assertThat(length(scaled, 2.2)).isCloseTo(simulated, within(0.03 * simulated));
    assertThat(scaled.runLength(2.2).averageFromZero().orElseThrow())
        .isGreaterThan(length(scaled, 2.2));
  }

  @Test
  void expectedSignalsTendToOneForEachRunLength() {
    PoissonRunLength runLength = PoissonCusum.of(5, 10).runLength(5);

    assertThat((runLength.expectedSignals(3000) - runLength.expectedSignals(2000)) / 1000)
        .isCloseTo(1 / runLength.average().orElseThrow(), within(1e-9));
    assertThat(runLength.expectedSignals(0)).isEqualTo(0);
  }

  @Test
  void pathRestartsFromTheHeadStartAfterASignal() {
    PoissonCusum chart = new PoissonCusum(2, 5, 2);
    List<Subgroup> periods =
        List.of(
            Subgroup.of(3, 10),
            Subgroup.of(4, 10),
            Subgroup.of(5, 20),
            Subgroup.excluded(50, 10, "strike"),
            Subgroup.of(0, 10),
            Subgroup.of(0, 0));

    CusumChart path = chart.run(periods, 10);

    assertThat(path.points())
        .extracting(Point::statistic)
        .containsExactly(3.0, 5.0, 3.0, 3.0, 1.0, 1.0);
    assertThat(path.signals()).containsExactly(2);
  }

  @Test
  void designIsTheSmallestThresholdThatKeepsToTheBudget() {
    AlarmBudget budget = new AlarmBudget(50, 12, 2);

    CusumDesign design = CusumDesign.of(0.4, 1.2, budget, Start.ZERO).orElseThrow();

    assertThat(design.alarmsPerYear()).isLessThanOrEqualTo(2);
    assertThat(design.runLengthAcceptable()).isGreaterThanOrEqualTo(budget.leastRunLength());
    PoissonCusum chart = design.chart();
    double best = 0.8 / Math.log(3);
    assertThat(chart.reference()).isCloseTo(best, within((best - 0.4) / 20));
    assertThat(
            length(PoissonCusum.of(chart.reference(), chart.threshold() - chart.reference()), 0.4))
        .isLessThan(budget.leastRunLength());
    assertThat(design.runLengthRejectable()).isLessThan(10);
  }

  @Test
  void fastInitialResponseKeepsToTheBudgetInItsFirstYearToo() {
    AlarmBudget budget = new AlarmBudget(100, 12, 6);

    CusumDesign plain = CusumDesign.of(2, 4, budget, Start.ZERO).orElseThrow();
    CusumDesign fast = CusumDesign.of(2, 4, budget, Start.FAST_INITIAL_RESPONSE).orElseThrow();

    assertThat(fast.alarmsFirstYear()).isBetween(fast.alarmsPerYear(), 6.0);
    assertThat(fast.runLengthRejectable()).isLessThan(plain.runLengthRejectable());
  }

  @Property(tries = 40)
  void simulatedAlarmsStayWithinTheBudget(
      @ForAll @IntRange(min = 1, max = 40) int tenths,
      @ForAll Start start,
      @ForAll @IntRange(min = 1, max = 8) int alarms) {
    double mean = tenths / 10.0;
    AlarmBudget budget = new AlarmBudget(20, 12, alarms);
    CusumDesign design = CusumDesign.of(mean, 2 * mean, budget, start).orElseThrow();

    int years = 300;
    int seen = 0;
    SplittableRandom random = new SplittableRandom(tenths * 31L + alarms);
    for (int i = 0; i < years * budget.streams(); i++) {
      double statistic = design.chart().headStart();
      for (int period = 0; period < budget.periodsPerYear(); period++) {
        statistic = Math.max(0, statistic + poisson(random, mean) - design.chart().reference());
        if (statistic >= design.chart().threshold() - 1e-9) {
          seen++;
          statistic = design.chart().headStart();
        }
      }
    }

    assertThat((double) seen / years).isLessThan(alarms + 4 * Math.sqrt((double) alarms / years));
  }

  @Test
  void whatNeverSignalsIsRefused() {
    Outcome<Double> never = PoissonCusum.of(5, 10).runLength(0).average();

    assertThat(((Refusal<Double>) never).reason()).isEqualTo(Reason.UNBOUNDED);
  }

  @Test
  void nonsenseIsToldWithTheRule() {
    assertThatThrownBy(() -> PoissonCusum.of(0, 1))
        .hasMessageContaining("both are positive and below 1e9");
    assertThatThrownBy(() -> new PoissonCusum(1, 2, 2)).hasMessageContaining("head start");
    assertThatThrownBy(() -> PoissonCusum.of(Math.PI, 10).runLength(3))
        .hasMessageContaining("round them");
    assertThatThrownBy(() -> PoissonCusum.bestReference(2, 2))
        .hasMessage(
            "Cannot tell a mean of 2.0 from 2.0: the acceptable one is positive and the smaller");
    assertThatThrownBy(() -> new AlarmBudget(0, 12, 1)).hasMessageContaining("all are positive");
  }

  private static double length(PoissonCusum chart, double mean) {
    return chart.runLength(mean).average().orElseThrow();
  }

  private static double simulatedLength(PoissonCusum chart, double mean, int runs) {
    SplittableRandom random = new SplittableRandom(1);
    long periods = 0;
    for (int run = 0; run < runs; run++) {
      double statistic = chart.headStart();
      while (statistic < chart.threshold()) {
        statistic = Math.max(0, statistic + poisson(random, mean) - chart.reference());
        periods++;
      }
    }
    return (double) periods / runs;
  }

  private static int poisson(SplittableRandom random, double mean) {
    double product = random.nextDouble();
    int count = 0;
    while (product > Math.exp(-mean)) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
