package org.mendlake.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

class MeanShrinkageTest {
  private static final ShrinkageQuestion QUESTION = ShrinkageQuestion.standard(2);

  /** Cases and others, treated and untreated, of 13 trials of a vaccine (Colditz and others). */
  private static final int[][] TRIALS = {
    {4, 119, 11, 128},
    {6, 300, 29, 274},
    {3, 228, 11, 209},
    {62, 13536, 248, 12619},
    {33, 5036, 47, 5761},
    {180, 1361, 372, 1079},
    {8, 2537, 10, 619},
    {505, 87886, 499, 87892},
    {29, 7470, 45, 7232},
    {17, 1699, 65, 1600},
    {186, 50448, 141, 27197},
    {5, 2493, 3, 2338},
    {27, 16886, 29, 17825}
  };

  @Test
  void varianceBetweenTrialsAgreesWithThePublishedOne() {
    List<UnitMean> trials = new ArrayList<>();
    for (int[] t : TRIALS) {
      double treated = t[0] + t[1];
      double untreated = t[2] + t[3];
      trials.add(
          new UnitMean(
              "trial " + trials.size(),
              Math.log(t[0] / treated / (t[2] / untreated)),
              Math.sqrt(1.0 / t[0] - 1 / treated + 1.0 / t[2] - 1 / untreated)));
    }

    MeanShrinkage shrinkage = MeanShrinkage.of(trials, QUESTION).orElseThrow();

    assertThat(shrinkage.tauSquared()).isCloseTo(0.3132, within(5e-5));
    assertThat(shrinkage.centre()).isCloseTo(-0.7145, within(5e-5));
    assertThat(shrinkage.centreStandardError()).isCloseTo(0.1798, within(5e-5));
  }

  @Test
  void schoolsThatDifferByChanceOnlyAreAllEstimatedByTheirMean() {
    double[] means = {28, 8, -3, 7, -1, 1, 18, 12};
    double[] errors = {15, 10, 16, 11, 9, 11, 10, 18};
    List<UnitMean> schools =
        IntStream.range(0, 8).mapToObj(i -> new UnitMean("s" + i, means[i], errors[i])).toList();

    Outcome<MeanShrinkage> outcome = MeanShrinkage.of(schools, QUESTION);

    MeanShrinkage shrinkage = outcome.orElseThrow();
    assertThat(shrinkage.tauSquared()).isZero();
    assertThat(shrinkage.centre()).isCloseTo(7.7, within(0.05));
    assertThat(shrinkage.centreStandardError()).isCloseTo(4.1, within(0.05));
    assertThat(((Answer<MeanShrinkage>) outcome).cautions().get(0).reason())
        .isEqualTo(Reason.AT_THE_EDGE);
    ShrunkMean first = shrinkage.units().get(0);
    assertThat(first.estimate()).isCloseTo(shrinkage.centre(), within(1e-9));
    assertThat(first.uncertainPrior().interval95().upper().value().orElseThrow())
        .isGreaterThan(first.knownPrior().interval95().upper().value().orElseThrow());
  }

  @Property(tries = 100)
  void estimateLiesBetweenItsMeanAndTheMeanOfAll(
      @ForAll @Size(min = 3, max = 10) List<@IntRange(min = -50, max = 50) Integer> means,
      @ForAll @IntRange(min = 1, max = 30) int error) {
    List<UnitMean> units = new ArrayList<>();
    means.forEach(m -> units.add(new UnitMean("u" + m, m, error + units.size() / 4.0)));

    MeanShrinkage shrinkage = MeanShrinkage.of(units, QUESTION).orElseThrow();

    for (ShrunkMean unit : shrinkage.units()) {
      double own = unit.unit().mean();
      assertThat(unit.estimate())
          .isBetween(
              Math.min(own, shrinkage.centre()) - 1e-9, Math.max(own, shrinkage.centre()) + 1e-9);
      assertThat(unit.reliability()).isBetween(0.0, 1.0);
      for (Belief belief : List.of(unit.knownPrior(), unit.uncertainPrior())) {
        assertThat(unit.estimate())
            .isBetween(
                belief.interval80().lower().value().orElseThrow(),
                belief.interval80().upper().value().orElseThrow());
      }
    }
  }

  @Test
  void preciseUnitKeepsItsMean() {
    List<UnitMean> units =
        List.of(new UnitMean("a", 1, 1e-4), new UnitMean("b", 5, 1e-4), new UnitMean("c", 9, 2));

    MeanShrinkage shrinkage = MeanShrinkage.of(units, QUESTION).orElseThrow();

    assertThat(shrinkage.units().get(1).estimate()).isCloseTo(5, within(1e-6));
    Belief belief = shrinkage.units().get(1).uncertainPrior();
    assertThat(belief.interval95().lower().value().orElseThrow()).isCloseTo(4.9998, within(1e-5));
    assertThat(shrinkage.units().get(2).estimate()).isBetween(5.0, 9.0);
  }

  @Test
  void casesGiveMeansWithAPooledError() {
    UnitMeansBuilder cases = new UnitMeansBuilder();
    cases.add("a", 1e9 + 1).add("b", 5).add("a", 1e9 + 3).add("a", 1e9 + 2);

    List<UnitMean> means = cases.build().orElseThrow();

    assertThat(means).extracting(UnitMean::unit).containsExactly("a", "b");
    assertThat(means.get(0).mean()).isEqualTo(1e9 + 2);
    assertThat(means.get(0).standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-9));
    assertThat(means.get(1).standardError()).isCloseTo(1, within(1e-9));
    Outcome<List<UnitMean>> single = new UnitMeansBuilder().add("a", 1).add("b", 2).build();
    assertThat(((Refusal<List<UnitMean>>) single).reason()).isEqualTo(Reason.NO_VARIATION);
    assertThatThrownBy(() -> new UnitMeansBuilder().add("a", Double.NaN))
        .hasMessageContaining("not finite");
  }

  @Test
  void twoUnitsTellNoVariance() {
    Outcome<MeanShrinkage> two =
        MeanShrinkage.of(List.of(new UnitMean("a", 1, 1), new UnitMean("b", 2, 1)), QUESTION);

    assertThat(((Refusal<MeanShrinkage>) two).reason()).isEqualTo(Reason.TOO_FEW_POINTS);
    assertThatThrownBy(() -> new UnitMean("a", 1, 0))
        .hasMessage(
            "Cannot compare a with the mean 1.0 and standard error 0.0: finite, and the error"
                + " positive");
  }
}
