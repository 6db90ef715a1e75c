package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;
import org.mendlake.statistics.monitoring.BinaryCusum.Case;
import org.mendlake.statistics.monitoring.BinaryCusum.Ending;
import org.mendlake.statistics.monitoring.CusumChart.Point;

class BinaryCusumTest {

  @Test
  void weightIsTheLogLikelihoodRatioOfTheCase() {
    BinaryCusum chart = new BinaryCusum(2, 0.9, 0);

    CusumChart path =
        chart.run(
            List.of(
                Case.of(0.5, Ending.GOOD),
                Case.of(0.1, Ending.BAD),
                Case.of(0.5, Ending.BAD),
                Case.of(0.1, Ending.GOOD)));

    double second = Math.log(2 / 1.1);
    assertThat(path.points()).extracting(Point::increment).first().isEqualTo(-Math.log1p(0.5));
    assertThat(path.points().get(0).statistic()).isZero();
    assertThat(path.points().get(1).statistic()).isCloseTo(second, within(1e-12));
    assertThat(path.points().get(2).statistic())
        .isCloseTo(second + Math.log(4 / 3.), within(1e-12));
    assertThat(path.signals()).isEmpty();
    assertThat(new BinaryCusum(2, 0.85, 0).run(cases(3)).signals()).containsExactly(3);
  }

  @Test
  void weightOfASurvivorIsThePublishedOne() {
    // Rigdon and Fricker 2015: a Parsonnet score of 19 with the coefficients -3.67 and 0.077.
    double risk = 1 / (1 + Math.exp(3.67 - 0.077 * 19));

    assertThat(new BinaryCusum(0.5, 4, 0).weight(risk, Ending.GOOD))
        .isCloseTo(0.05083, within(5e-6));
  }

  @Test
  void runLengthAgreesWithSimulation() {
    List<Double> risks = List.of(0.02, 0.05, 0.2);
    BinaryCusum chart = new BinaryCusum(2, 2.5, 1);

    for (double actual : new double[] {1, 2}) {
      double simulated = simulated(chart, risks, actual, 20_000);
      assertThat(chart.averageRunLength(risks, actual).orElseThrow())
          .isCloseTo(simulated, within(0.025 * simulated));
    }
  }

  @Test
  void highThresholdsRunAsLongAsSimulatedElsewhere() {
    // 4,664 with a standard error of 85, 1,039 with 16, 94.8 with 1.0 by a program of its own.
    List<Double> risks = List.of(0.02, 0.05, 0.2);

    assertThat(new BinaryCusum(2, 4, 0).averageRunLength(List.of(0.05), 1).orElseThrow())
        .isCloseTo(4664, within(3 * 85.0));
    assertThat(new BinaryCusum(2, 3, 0).averageRunLength(risks, 1).orElseThrow())
        .isCloseTo(1039, within(3 * 16.0));
    assertThat(new BinaryCusum(2, 3, 0).averageRunLength(risks, 2).orElseThrow())
        .isCloseTo(94.8, within(3.0));
  }

  @Test
  void chartThatSignalsAtTheFirstBadCaseRunsGeometrically() {
    BinaryCusum chart = new BinaryCusum(4, 0.5, 0);

    assertThat(chart.averageRunLength(List.of(0.1), 1).orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(chart.averageRunLength(List.of(0.1), 9).orElseThrow()).isCloseTo(2, within(1e-9));
  }

  @Test
  void measurementsRunAsLongAsPublished() {
    assertThat(length(5, 0)).isCloseTo(930.9, within(0.5));
    assertThat(length(4, 0)).isCloseTo(335.4, within(0.2));
    assertThat(length(5, 1)).isCloseTo(10.38, within(0.01));
    assertThat(new NormalCusum(10, 2, 0.5, 4).run(measured(11, 15, 17, 16)).points())
        .extracting(Point::statistic)
        .containsExactly(0.0, 2.0, 5.0, 2.5);
  }

  @Test
  void measurementsOfMontgomerysTableSumUpAsPrinted() {
    double[] concentrations = {
      9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40,
      10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62,
      11.31, 10.52
    };
    double[] printed = {
      0, 0, 0, 1.16, 2.82, 2.50, 0.04, 1.00, 0, 0, 0, 0.97, 0.98, 0, 0, 0, 0.12, 0, 0, 0.34, 0.74,
      0, 1.79, 2.79, 2.89, 3.47, 3.35, 4.47, 5.28
    };

    CusumChart path = new NormalCusum(10, 1, 0.5, 5).run(measured(concentrations));

    for (int i = 0; i < printed.length; i++) {
      assertThat(path.points().get(i).statistic()).isCloseTo(printed[i], within(1e-9));
    }
    assertThat(path.signals()).containsExactly(29);
  }

  @Test
  void thresholdIsTheSmallestThatKeepsToTheBudget() {
    // Both sides together run for 370 values at h 4.77 and k 0.5, h 2.52 and k 1 (Hawkins 1993).
    NormalCusum usual = NormalCusum.within(budgetOf(2 * 370), 0, 1, 0.5).orElseThrow();
    assertThat(usual.threshold()).isCloseTo(4.77, within(0.01));
    assertThat(NormalCusum.within(budgetOf(2 * 370), 0, 1, 1).orElseThrow().threshold())
        .isCloseTo(2.52, within(0.01));
    assertThat(usual.averageRunLength(0).orElseThrow()).isBetween(740.0, 740.1);

    List<Double> risks = List.of(0.02, 0.05, 0.2);
    BinaryCusum cases = BinaryCusum.within(budgetOf(1000), risks, 2).orElseThrow();
    assertThat(cases.averageRunLength(risks, 1).orElseThrow()).isGreaterThanOrEqualTo(1000);
    assertThat(
            new BinaryCusum(2, cases.threshold() - 0.02, 0)
                .averageRunLength(risks, 1)
                .orElseThrow())
        .isLessThan(1000);
    assertThat(NormalCusum.within(budgetOf(1e6), 0, 1, 0.001)).isInstanceOf(Refusal.class);
  }

  @Test
  void deviationComesFromOneValueToTheNext() {
    List<Measurement> values = new ArrayList<>(measured(1, 3, 2));
    values.add(1, new Measurement(90, Optional.of("strike")));

    assertThat(NormalCusum.deviationOf(values).orElseThrow()).isCloseTo(1.5 / 1.128, within(1e-9));
    assertThat(NormalCusum.deviationOf(measured(2, 2))).isInstanceOf(Refusal.class);
    assertThat(new NormalCusum(0, 1, 0.5, 9).run(values).points())
        .extracting(Point::statistic)
        .containsExactly(0.5, 0.5, 3.0, 4.5);
    List<Case> struck = List.of(new Case(0.5, Ending.BAD, Optional.of("strike")));
    assertThat(new BinaryCusum(2, 3, 1).run(struck).points().get(0).statistic()).isEqualTo(1);
  }

  @Test
  void nonsenseIsToldWithTheRule() {
    assertThatThrownBy(() -> new BinaryCusum(1, 3, 0)).hasMessageContaining("not 1");
    assertThatThrownBy(() -> new BinaryCusum(2, 3, 3)).hasMessageContaining("the start below it");
    assertThatThrownBy(() -> Case.of(0, Ending.BAD)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new NormalCusum(0, 0, 0.5, 4)).hasMessageContaining("positive");
    Outcome<Double> never = new NormalCusum(0, 1, 40, 900).averageRunLength(0);
    assertThat(((Refusal<Double>) never).reason()).isEqualTo(Reason.UNBOUNDED);
  }

  private static AlarmBudget budgetOf(double runLength) {
    return new AlarmBudget(1, 1000, 1000 / runLength);
  }

  private static List<Measurement> measured(double... values) {
    return DoubleStream.of(values).mapToObj(Measurement::of).toList();
  }

  private static double length(double threshold, double shift) {
    return new NormalCusum(0, 1, 0.5, threshold).averageRunLength(shift).orElseThrow();
  }

  private static List<Case> cases(int bad) {
    return Collections.nCopies(bad, Case.of(0.5, Ending.BAD));
  }

  private static double simulated(BinaryCusum chart, List<Double> risks, double actual, int runs) {
    SplittableRandom random = new SplittableRandom(4);
    long cases = 0;
    for (int run = 0; run < runs; run++) {
      double statistic = chart.headStart();
      while (statistic < chart.threshold()) {
        double risk = risks.get(random.nextInt(risks.size()));
        double bad = actual * risk / (1 - risk + actual * risk);
        Ending ending = random.nextDouble() < bad ? Ending.BAD : Ending.GOOD;
        statistic = Math.max(0, statistic + chart.weight(risk, ending));
        cases++;
      }
    }
    return (double) cases / runs;
  }
}
