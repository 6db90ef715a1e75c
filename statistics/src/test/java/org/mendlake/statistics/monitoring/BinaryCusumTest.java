package org.mendlake.statistics.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
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
                new Case(0.5, Ending.GOOD),
                new Case(0.1, Ending.BAD),
                new Case(0.5, Ending.BAD),
                new Case(0.1, Ending.GOOD)));

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
    assertThat(new NormalCusum(10, 2, 0.5, 4).run(11, 15, 17, 16).points())
        .extracting(Point::statistic)
        .containsExactly(0.0, 2.0, 5.0, 2.5);
  }

  @Test
  void nonsenseIsToldWithTheRule() {
    assertThatThrownBy(() -> new BinaryCusum(1, 3, 0)).hasMessageContaining("not 1");
    assertThatThrownBy(() -> new BinaryCusum(2, 3, 3)).hasMessageContaining("the start below it");
    assertThatThrownBy(() -> new Case(0, Ending.BAD)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new NormalCusum(0, 0, 0.5, 4)).hasMessageContaining("positive");
    Outcome<Double> never = new NormalCusum(0, 1, 40, 900).averageRunLength(0);
    assertThat(((Refusal<Double>) never).reason()).isEqualTo(Reason.UNBOUNDED);
  }

  private static double length(double threshold, double shift) {
    return new NormalCusum(0, 1, 0.5, threshold).averageRunLength(shift).orElseThrow();
  }

  private static List<Case> cases(int bad) {
    return Collections.nCopies(bad, new Case(0.5, Ending.BAD));
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
