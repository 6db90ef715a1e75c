package org.mendlake.statistics.warranty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.PublishedFiles;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class ChainLadderTest {

  @Test
  void taylorAndAsheAgreeWithMack() {
    ChainLadder ladder = ChainLadder.of(taylorAshe(1)).orElseThrow();

    double[] reserves = {
      0, 94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811
    };
    // Mack 1993, table: standard errors in percent of the reserves.
    double[] percents = {0, 80, 26, 19, 27, 29, 26, 22, 23, 29};
    assertThat(ladder.cohorts()).hasSize(10);
    for (int i = 0; i < reserves.length; i++) {
      ChainLadder.Cohort cohort = ladder.cohorts().get(i);
      assertThat(cohort.origin()).isEqualTo(2001 + i);
      assertThat(cohort.reserve()).isCloseTo(reserves[i], within(.5));
      assertThat(cohort.standardError())
          .isCloseTo(percents[i] / 100 * reserves[i], within(.005 * reserves[i] + 1e-9));
    }
    assertThat(ladder.reserve()).isCloseTo(18_680_856, within(.5));
    assertThat(ladder.standardError()).isCloseTo(2_447_095, within(.5));
    assertThat(ladder.factors().get(0).factor()).isCloseTo(3.490607, within(5e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.01, .37, 3, 1000})
  void scaleOfMoneyChangesNothingElse(double scale) {
    ChainLadder one = ChainLadder.of(taylorAshe(1)).orElseThrow();
    ChainLadder scaled = ChainLadder.of(taylorAshe(scale)).orElseThrow();

    assertThat(scaled.reserve() / one.reserve()).isCloseTo(scale, within(1e-9 * scale));
    assertThat(scaled.standardError() / one.standardError()).isCloseTo(scale, within(1e-9 * scale));
    Interval limits = scaled.limits(.95);
    assertThat(limits.lower().value().orElseThrow()).isLessThan(scaled.reserve()).isPositive();
    assertThat(limits.upper().value().orElseThrow()).isGreaterThan(scaled.reserve());
  }

  @Test
  void rectangleHasNothingToCome() {
    TriangleBuilder builder = Triangle.ofIncrements();
    for (int origin = 1; origin <= 3; origin++) {
      builder.cell(origin, 0, 10 * origin).cell(origin, 1, 5).cell(origin, 2, 0);
    }

    ChainLadder ladder = ChainLadder.of(builder.build()).orElseThrow();

    assertThat(ladder.reserve()).isZero();
    assertThat(ladder.standardError()).isZero();
    assertThat(ladder.factors().get(1).varianceParameter()).isZero();
  }

  @Test
  void recallInOneCalendarPeriodIsTold() {
    assertThat(((Answer<?>) ChainLadder.of(taylorAshe(1))).cautions()).isEmpty();
    TriangleBuilder quiet = Triangle.ofIncrements();
    TriangleBuilder recall = Triangle.ofIncrements();
    SplittableRandom random = new SplittableRandom(4);
    for (int origin = 0; origin < 12; origin++) {
      for (int k = 0; k < 12 - origin; k++) {
        double value = 1000 * Math.exp(-.4 * k + .05 * random.nextDouble());
        quiet.cell(origin, k, value);
        // In two periods all ages claim more, in two others less.
        int period = origin + k;
        double effect = period == 6 || period == 10 ? 1.6 : period == 8 || period == 11 ? .5 : 1;
        recall.cell(origin, k, k == 0 ? value : effect * value);
      }
    }
    assertThat(((Answer<?>) ChainLadder.of(quiet.build())).cautions()).isEmpty();
    assertThat(((Answer<?>) ChainLadder.of(recall.build())).cautions())
        .extracting(Caution::reason)
        .containsExactly(Reason.POOR_FIT);
  }

  @Test
  void creditsAreToldAndAmountsOfNothingRefused() {
    Triangle credit =
        Triangle.ofIncrements()
            .cell(1, 0, 10)
            .cell(1, 1, 8)
            .cell(1, 2, -3)
            .cell(2, 0, 12)
            .cell(2, 1, 9)
            .cell(3, 0, 11)
            .build();
    assertThat(((Answer<?>) ChainLadder.of(credit)).cautions()).hasSize(1);
    Triangle nothing =
        Triangle.ofIncrements()
            .cell(1, 0, 0)
            .cell(1, 1, 8)
            .cell(1, 2, 3)
            .cell(2, 0, 12)
            .cell(2, 1, 9)
            .cell(3, 0, 11)
            .build();
    assertThat(((Refusal<?>) ChainLadder.of(nothing)).reason()).isEqualTo(Reason.NO_EXPOSURE);
    Triangle small = Triangle.ofIncrements().cell(1, 0, 5).cell(1, 1, 5).cell(2, 0, 5).build();
    assertThat(ChainLadder.of(small)).isInstanceOf(Refusal.class);
  }

  private static Triangle taylorAshe(double scale) {
    TriangleBuilder builder = Triangle.ofCumulatives();
    List<String> lines = PublishedFiles.lines("taylor_ashe.csv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      builder.cellKnownIn(
          Integer.parseInt(cells[1]),
          Integer.parseInt(cells[0]),
          scale * Double.parseDouble(cells[2]));
    }
    return builder.build();
  }
}
