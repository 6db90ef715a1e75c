package org.mendlake.analysis.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramComparisonTest {
  private static final DataSet CAGE = named("bearing-cage");
  private static final Measured OURS = OurMethods.on(CAGE);

  @TempDir private Path folder;

  private static DataSet named(String name) {
    return DataSets.shared().stream().filter(set -> set.name().equals(name)).findFirst().get();
  }

  private static ProgramComparison beside(Map<String, Double> values) {
    Measured other = new Measured("other", 10 * OURS.seconds(), values, Optional.empty());
    return new ProgramComparison(CAGE, OURS, List.of(other));
  }

  @Test
  void publishedSetsHaveTheirPublishedFits() {
    assertThat(OURS.values().get("eta")).isCloseTo(11792.178, within(1.2));
    assertThat(OURS.values().get("beta")).isCloseTo(2.035319, within(2e-4));
    Map<String, Double> early = OurMethods.on(named("early")).values();
    assertThat(early.get("beta")).isCloseTo(0.1537453, within(1.5e-5));
    Map<String, Double> months = OurMethods.on(named("intervals")).values();
    assertThat(months.get("log_likelihood")).isCloseTo(-551.85609, within(5e-6));
  }

  @Test
  void likelihoodRowByRowIsThatOfTheFits() {
    for (DataSet set : DataSets.shared()) {
      Map<String, Double> values = OurMethods.on(set).values();
      if (values.containsKey("log_likelihood")) {
        double own = values.get("log_likelihood");
        assertThat(IndependentLikelihood.of(set.rows(), values).getAsDouble())
            .as(set.name())
            .isCloseTo(own, within(1e-9 * Math.abs(own)));
      }
    }
  }

  @Test
  void equalEstimatesAreTheSame() {
    ProgramComparison comparison =
        beside(Map.of("eta", OURS.values().get("eta"), "beta", OURS.values().get("beta")));
    assertThat(comparison.holds()).isTrue();
    assertThat(comparison.lines()).singleElement().asString().endsWith("| 10 | same |");
  }

  @Test
  void fasterProgramShowsAsThat() {
    Measured faster = new Measured("other", 0.8 * OURS.seconds(), OURS.values(), Optional.empty());
    assertThat(new ProgramComparison(CAGE, OURS, List.of(faster)).lines())
        .singleElement()
        .asString()
        .endsWith("| 0.8 | same |");
  }

  @Test
  void worseEstimatesAreLessLikely() {
    ProgramComparison comparison = beside(Map.of("eta", 5000.0, "beta", 3.0));
    assertThat(comparison.holds()).isTrue();
    assertThat(comparison.lines().get(0)).contains("ours is more likely by");
  }

  @Test
  void aHigherLikelihoodElsewhereDoesNotHold() {
    Measured poor =
        new Measured("mendlake", 1, Map.of("eta", 5000.0, "beta", 3.0), Optional.empty());
    Measured better = new Measured("other", 1, OURS.values(), Optional.empty());
    ProgramComparison comparison = new ProgramComparison(CAGE, poor, List.of(better));
    assertThat(comparison.holds()).isFalse();
    assertThat(comparison.lines().get(0)).contains("theirs is more likely by");
  }

  @Test
  void failureIsToldAndCountsForNothing() {
    Measured failed = new Measured("other", 0, Map.of(), Optional.of("ConvergenceError: no"));
    ProgramComparison comparison = new ProgramComparison(CAGE, OURS, List.of(failed));
    assertThat(comparison.holds()).isTrue();
    assertThat(comparison.lines().get(0)).contains("| - | - | fails: ConvergenceError: no |");
  }

  @Test
  void filesHoldOneRowForEachUnit() throws IOException {
    CAGE.write(folder);
    List<String> lines = Files.readAllLines(folder.resolve("bearing-cage.csv"));
    assertThat(lines).hasSize(1 + 1703).startsWith("age,status", "230.0,1");
    DataSet repairs = named("repairs");
    repairs.write(folder);
    assertThat(Files.readAllLines(folder.resolve("repairs.csv")))
        .hasSize(1 + (int) repairs.units());
  }
}
